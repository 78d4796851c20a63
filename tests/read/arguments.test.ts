import { buildSchema, type FieldNode, type OperationDefinitionNode, parse } from 'graphql';
import { argumentsOf, type Arguments } from '../../src/engine/query/plan/arguments';
import {
  now,
  type Constraint,
  distinctConstraints,
  PlanConstraints,
  unmetBy,
  valueFor,
  type PlanInput,
} from '../../src/engine/query/plan/deferred';

const schema = buildSchema(`
  type Query { events(slug: String, first: Int = 20, kinds: [Kind!], where: Filter, orderBy: [Term!]): Int }
  enum Kind { VISIT SUMMIT }
  enum Way { UP DOWN }
  input Term { field: Kind!, way: Way = UP }
  input Filter { name: Match, days: [String!], AND: [Filter!], NOT: Filter }
  input Match { eq: String, in: [String!] }
`);
const field = schema.getQueryType()!.getFields().events!;

const given = (variables: Record<string, unknown>): PlanInput => ({ variables, scope: now() });

/** The arguments as written in a document, and what reading them has made the plan specific to. */
function asked(text: string, variables: Record<string, unknown> = {}) {
  const [definition] = parse(`{ events${text && `(${text})`} }`).definitions as [OperationDefinitionNode];
  const constraints = new PlanConstraints(given(variables));
  const args = argumentsOf(field, definition.selectionSet.selections[0] as FieldNode, constraints);
  const specificTo = () =>
    distinctConstraints(constraints.end()).map(({ path, type, expected }: Constraint) => [
      path,
      type,
      expected,
    ]);
  /** Whether a plan that was made so serves a request with other variables. */
  const serves = (others: Record<string, unknown>) =>
    unmetBy({ constraints: constraints.end() }, given(others)) === undefined;
  return { args, specificTo, serves };
}

describe('the arguments of a field', () => {
  it('are plain where the document states them, and make a plan specific to nothing', () => {
    const { args, specificTo } = asked(
      'slug: "a", kinds: [VISIT], where: { name: { in: ["x", "y"] }, NOT: null }, orderBy: { field: SUMMIT }',
    );
    expect(args.names).toEqual(['slug', 'first', 'kinds', 'where', 'orderBy']);
    expect([args.param('slug'), args.read('first'), args.read('kinds')]).toEqual(['a', 20, ['VISIT']]);
    const where = args.object('where')!;
    expect([where.names, where.has('NOT'), where.object('NOT')]).toEqual([['name'], false, null]);
    expect(where.object('name')!.params('in')).toEqual(['x', 'y']);
    expect(args.objects('orderBy')!.map((term) => [term.read('field'), term.read('way')])).toEqual([
      ['SUMMIT', 'UP'],
    ]);
    expect(specificTo()).toEqual([]);
  });

  it('are null in every form where they are left out', () => {
    const { args } = asked('');
    expect(args.names).toEqual(['first']);
    expect(args.has('where')).toBe(false);
    expect([args.param('slug'), args.read('slug'), args.params('kinds'), args.read('kinds')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect([args.object('where'), args.objects('orderBy'), args.operand('where')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('serve as parameters unread: a plan asks only whether they are there', () => {
    const { args, specificTo, serves } = asked('slug: $slug, kinds: $kinds', { slug: 'a', kinds: ['VISIT'] });
    const [slug, kinds] = [args.param('slug'), args.param('kinds')];
    const other = given({ slug: 'b', kinds: ['SUMMIT', 'VISIT'] });
    expect([valueFor(slug, other), valueFor(kinds, other)]).toEqual(['b', ['SUMMIT', 'VISIT']]);
    expect(specificTo()).toEqual([
      ['$slug', 'exists', true],
      ['$kinds', 'exists', true],
    ]);
    expect(serves(other.variables)).toBe(true);
    expect(serves({ slug: null, kinds: ['VISIT'] })).toBe(false);
    expect(serves({ kinds: ['VISIT'] })).toBe(false);
  });

  it('make a plan specific to a value that is read, once however often', () => {
    const { args, specificTo, serves } = asked('first: $first, slug: $slug', { first: 3, slug: 'a' });
    expect([args.read('first'), args.read('first')]).toEqual([3, 3]);
    expect(specificTo()).toEqual([
      ['$first', 'exists', true],
      ['$slug', 'exists', true],
      ['$first', 'value', 3],
    ]);
    expect([serves({ first: 3, slug: 'b' }), serves({ first: 4, slug: 'a' })]).toEqual([true, false]);
  });

  it('make a plan specific to what a rule makes of a value, by the name of the rule', () => {
    const { args, specificTo, serves } = asked('slug: $slug', { slug: 'PRK' });
    const isCode = (text: string) => /^[A-Z]{3}$/.test(text);
    expect(args.readAs('slug', 'isCode', isCode)).toBe(true);
    expect(specificTo()).toEqual([
      ['$slug', 'exists', true],
      ['$slug', 'isCode', true],
    ]);
    expect([serves({ slug: 'CHN' }), serves({ slug: 'china' })]).toEqual([true, false]);
  });

  it('take the default where a variable is left out, and null where it is null', () => {
    const left = asked('first: $first', {});
    expect([left.args.read('first'), left.specificTo()]).toEqual([
      20,
      [
        ['$first', 'exists', true],
        ['$first', 'value', 20],
      ],
    ]);
    const none = asked('first: $first', { first: null });
    expect([none.args.read('first'), none.specificTo()]).toEqual([null, [['$first', 'exists', false]]]);
  });
});

describe('lists and input objects among them', () => {
  it('open as far as they are looked into', () => {
    const variables = { where: { name: { eq: 'a' }, days: ['1', '2'] } };
    const { args, specificTo, serves } = asked('where: $where', variables);
    const where = args.object('where')!;
    const [first, second] = where.params('days')!;
    const name = where.operand('name') as Arguments;
    const other = given({ where: { name: { eq: 'b' }, days: ['3', '4'] } });
    expect([first, second, name.param('eq')].map((value) => valueFor(value, other))).toEqual(['3', '4', 'b']);
    expect(specificTo()).toEqual([
      ['$where', 'exists', true],
      ['$where', 'keys', 'name,days'],
      ['$where.name', 'exists', true],
      ['$where.days', 'exists', true],
      ['$where.days', 'length', 2],
      ['$where.days.0', 'exists', true],
      ['$where.days.1', 'exists', true],
      ['$where.name', 'keys', 'eq'],
      ['$where.name.eq', 'exists', true],
    ]);
    expect(serves(other.variables)).toBe(true);
    expect(serves({ where: { name: { eq: 'b' }, days: ['3'] } })).toBe(false);
    expect(serves({ where: { name: { in: ['b'] }, days: ['3', '4'] } })).toBe(false);
    expect(serves({ where: { days: ['3', '4'] } })).toBe(false);
  });

  it('are the same however often they are opened, and without some of their names', () => {
    const { args, specificTo } = asked('where: $where', {
      where: { name: { eq: 'a' }, AND: [{ days: [] }] },
    });
    const where = args.object('where')!;
    const rest = where.without(['name']);
    expect([rest.names, where.only(['name']).names]).toEqual([['AND'], ['name']]);
    expect(args.object('where')).toBe(where);
    expect(rest.objects('AND')![0]).toBe(where.objects('AND')![0]);
    expect(where.object('name')).toBe(where.only(['name', 'NOT']).object('name'));
    expect(where.objects('AND')![0]!.read('days')).toEqual([]);
    expect(specificTo().filter(([path]) => path === '$where.AND.0')).toEqual([
      ['$where.AND.0', 'exists', true],
      ['$where.AND.0', 'keys', 'days'],
    ]);
  });

  it('are specific to no more than the variables within a literal', () => {
    const { args, specificTo, serves } = asked(
      'kinds: [VISIT, $kind], where: { name: { eq: $name }, AND: [{ name: { eq: "x" } }, { NOT: { name: { eq: $name } } }] }',
      { kind: 'SUMMIT', name: 'a' },
    );
    const where = args.object('where')!;
    expect(valueFor(where.object('name')!.param('eq'), given({ name: 'b' }))).toBe('b');
    expect(args.read('kinds')).toEqual(['VISIT', 'SUMMIT']);
    const [, negated] = where.objects('AND')!;
    const not = negated!.object('NOT')!.object('name')!;
    expect(valueFor(not.param('eq'), given({ name: 'b' }))).toBe('b');
    const paths = new Set(specificTo().map(([path]) => path));
    expect(paths).toContain('events.kinds.1');
    expect(paths).toContain('$name');
    expect(paths).not.toContain('$where');
    expect(serves({ kind: 'SUMMIT', name: 'b' })).toBe(true);
    expect(serves({ kind: 'VISIT', name: 'a' })).toBe(false);
    expect(serves({ kind: 'SUMMIT' })).toBe(false);
  });

  it('read list by list, item by item', () => {
    const { args, specificTo } = asked('kinds: $kinds', { kinds: ['VISIT', 'SUMMIT'] });
    expect(args.read('kinds')).toEqual(['VISIT', 'SUMMIT']);
    expect(specificTo()).toEqual([
      ['$kinds', 'exists', true],
      ['$kinds', 'length', 2],
      ['$kinds.0', 'exists', true],
      ['$kinds.1', 'exists', true],
      ['$kinds.0', 'value', 'VISIT'],
      ['$kinds.1', 'value', 'SUMMIT'],
    ]);
  });
});

it('nothing can be read of a request once the plan is made', () => {
  const { args, specificTo } = asked('first: $first, slug: "a"', { first: 3 });
  specificTo();
  expect(() => args.read('first')).toThrow('The plan is made');
});
