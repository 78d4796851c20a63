import { executeSync, getIntrospectionQuery, parse } from 'graphql';
import { type Rostrum, servedSchema, startRostrum } from '../support/rostrum';

/* Introspection is answered in turns and not by graphql-js, and says the same. */

let rostrum: Rostrum;
beforeAll(async () => {
  rostrum = await startRostrum({ template: 'story' });
  rostrum.server.statements();
});
afterAll(() => rostrum.close());

const OF_TOOLS = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
});

const QUESTIONS: Readonly<Record<string, readonly [document: string, variables?: Record<string, unknown>]>> =
  {
    'the query of tools': [OF_TOOLS],
    'aliases, fragments and directives': [
      `query ($name: String!, $skipped: Boolean = true) {
       kind: __type(name: $name) { ...Named ... on __Type { __proto__: name fields(includeDeprecated: true) { name @skip(if: $skipped) type { ...Named ofType { ...Named } } } } }
       missing: __type(name: "Nothing") { name }
       __schema { __typename queryType { name } mutationType { ...Named } }
       __schema { subscriptionType { name } }
     }
     fragment Named on __Type { __typename kind name possibleTypes { name } enumValues { name } inputFields { name defaultValue type { name } } }`,
      { name: 'EventFilter' },
    ],
    'a type that is an enum': [
      '{ __type(name: "EventStatus") { enumValues { name description isDeprecated } } }',
    ],
  };

describe.each(Object.entries(QUESTIONS))('%s', (_what, [document, variables]) => {
  it('is answered as graphql-js does', async () => {
    const expected = executeSync({
      schema: servedSchema(),
      document: parse(document),
      variableValues: variables,
    });
    const answer = await rostrum.server.query(document, variables);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(JSON.parse(JSON.stringify(expected.data)));
    expect(rostrum.server.statements()).toEqual([]);
  });
});

it('is answered beside what is read, and with a variable that is missing as an error', async () => {
  const beside = await rostrum.server.query(
    '{ countries(first: 1) { nodes { __typename } } __type(name: "Country") { name } }',
  );
  expect(beside.data).toEqual({
    countries: { nodes: [{ __typename: 'Country' }] },
    __type: { name: 'Country' },
  });
  const missing = await rostrum.server.query('query ($name: String!) { __type(name: $name) { name } }');
  expect(missing.errors![0]!.message).toContain('$name');
});
