import fc from 'fast-check';
import { getNamedType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import { type Rostrum, servedSchema, startRostrum } from '../support/rostrum';
import { everyField } from '../support/every-field';

const schema = servedSchema();
let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum();
  const { make } = rostrum;
  const event = await make.event({ name: 'Parade' });
  await make.participation(event, await make.leader({ name: 'Kim' }));
});
afterAll(() => rostrum.close());

const ALLOWED = /^(BAD_USER_INPUT|NOT_FOUND|COST_EXCEEDED|UNAUTHENTICATED|GRAPHQL_\w+)$/;

// Text that has caused errors somewhere before, and any other.
const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '_',
    'event_1',
    'event_0',
    'leader_9223372036854775807',
    'change_1-0',
    'importjob_1',
    'PRK',
    'kim',
  ),
  fc.constantFrom(
    "'; drop table event; --",
    '%',
    '\\',
    '${x}',
    '$1',
    '\u202e',
    '\ud83d',
    'é'.repeat(300),
    'İ',
    'ß',
    '1e999',
  ),
  fc.constantFrom(
    '2025-02-30',
    '-0001-01-01',
    '9999-12-31/..',
    '0000',
    'XXXX',
    '../2025',
    'Y170000002',
    '2025-W01',
  ),
  fc.string({ unit: 'binary' }),
  fc.string(),
);

/** Any value that a client might send for a type, more often valid in shape than not. */
function valueOf(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return valueOf(type.ofType, depth);
  if (isListType(type)) return fc.array(valueOf(type.ofType, depth), { maxLength: 3 });
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => depth > 0 || !isNested(field.type));
    const record = Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, depth - 1)]));
    const requiredKeys = fields.filter(({ type: of }) => isNonNullType(of)).map(({ name }) => name);
    return fc.record(record, { requiredKeys });
  }
  switch (getNamedType(type).name) {
    case 'Int':
      return fc.oneof(fc.integer({ min: -2, max: 110 }), fc.integer());
    case 'Float':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'Boolean':
      return fc.boolean();
    case 'Date':
    case 'DateTime':
      return fc.oneof(text, fc.integer(), fc.maxSafeInteger(), fc.constant('2025-09-03'));
    case 'String':
    case 'ID':
    case 'EDTF':
    case 'URL':
      return text;
    case 'JSON':
      return fc.jsonValue();
    default: {
      const named = getNamedType(type);
      if (!('getValues' in named)) throw new Error(`No values of ${named.name}`);
      return fc.constantFrom(...named.getValues().map(({ name }) => name));
    }
  }
}

const isNested = (type: GraphQLInputType) => isInputObjectType(getNamedType(type));

describe.each(
  Object.values(schema.getQueryType()!.getFields()).filter(
    ({ name, args }) => args.length > 0 && name !== 'asOf',
  ),
)('$name', (field) => {
  const given = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const document = `query (${given}) { ${field.name}(${passed}) ${everyField(schema, getNamedType(field.type), 0)} }`;
  const variables = fc.record(
    Object.fromEntries(field.args.map(({ name, type }) => [name, valueOf(type, 3)])),
    { requiredKeys: field.args.filter(({ type }) => isNonNullType(type)).map(({ name }) => name) },
  );

  test('responds to any query, or reports what is wrong with it', async () => {
    await fc.assert(
      fc.asyncProperty(variables, async (values) => {
        const { errors } = await rostrum.server.query(document, values);
        for (const { extensions, message } of errors ?? []) {
          expect([message, extensions.code]).toEqual([message, expect.stringMatching(ALLOWED)]);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(rostrum.server.logged).toEqual([]);
  });
});
