import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { MAX_FAULTS, validating } from '../../src/api/documents/validate';
import { finished } from '../../src/platform/limits/turns';
import { COSTLY, LONG, times } from './support/attack-list';

const schema = buildSchema(readFileSync(join(__dirname, '../../schema.graphql'), 'utf8'));

/** Words of documents, so that what is made of them is now right and now wrong in one of many ways. */
const FIELDS = [
  'slug',
  'name',
  'nothing',
  '__typename',
  'time { edtf }',
  'time',
  'slug { name }',
  'a: slug',
  'a: name',
];
const field = fc.constantFrom(...FIELDS);
const directive = fc.constantFrom(
  '',
  ' @skip(if: $is)',
  ' @include(if: 1)',
  ' @nothing',
  ' @skip(if: true) @skip(if: true)',
);
const argument = fc.constantFrom(
  '',
  '(first: 1)',
  '(first: "1")',
  '(first: $n)',
  '(none: 1)',
  '(first: 1, first: 2)',
  '(where: { OR: [{ none: 1 }, { type: { eq: NONE } }] })',
);
const selection = fc
  .array(fc.tuple(field, directive), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.map(([name, at]) => (name.includes('{') ? name : name + at)).join(' '));
const document = fc
  .record({
    variables: fc.constantFrom(
      '',
      '($is: Boolean!)',
      '($n: Int, $is: Boolean)',
      '($n: Nothing)',
      '($n: Int, $n: Int)',
    ),
    argument,
    selection,
    fragment: fc.option(fc.record({ on: fc.constantFrom('Event', 'Country', 'Nothing'), selection })),
    isTwice: fc.boolean(),
  })
  .map(({ variables, argument: given, selection: selected, fragment, isTwice }) =>
    [
      `query A${variables} { events${given} { nodes { ${selected} ${fragment ? '...F' : ''} } } }`,
      fragment && `fragment F on ${fragment.on} { ${fragment.selection} }`,
      isTwice && 'query A { countries { totalCount } }',
    ]
      .filter(Boolean)
      .join('\n'),
  );

const said = (errors: readonly { message: string; locations?: unknown }[]) =>
  errors.map(({ message, locations }) => [message, locations]);

const expectTheSame = (text: string) => {
  const parsed = parse(text);
  expect(said(finished(validating(schema, parsed, specifiedRules)))).toEqual(
    said(validate(schema, parsed, specifiedRules, { maxErrors: MAX_FAULTS })),
  );
};

it('finds in one walk in steps what graphql-js finds', () => {
  fc.assert(fc.property(document, expectTheSame), { numRuns: 150 });
});

it('the same in long documents, of which it aborts where there are too many faults', () => {
  for (const make of [...Object.values(COSTLY).map(([growing]) => growing), ...Object.values(LONG)])
    for (const size of [1, 30]) expectTheSame(make(size));
  expectTheSame(`{ ${times(50, (i) => `nothing${i}`)} }`);
});

it('pauses in a long document, and ends it where a rule would take too long', () => {
  const paused = (text: string) => {
    const steps = validating(schema, parse(text), specifiedRules);
    let pauses = 0;
    while (!steps.next().done) pauses += 1;
    return pauses;
  };
  expect(paused(`{ ${times(1_000, (i) => `a${i}: __typename`)} }`)).toBeGreaterThan(10);
  expectTheSame(`{ ${'__typename '.repeat(1_000)} }`);
});
