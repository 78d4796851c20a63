import fc from 'fast-check';
import { linkTo, readLink } from '../../src/app/graphiql/link';
import { titleOf } from '../../src/app/graphiql/title';

const fragmentOf = (link: string) => new URL(link, 'http://localhost').hash;

test('a link to GraphiQL carries any query and variables through an address', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.dictionary(fc.string(), fc.json()),
      (query, variables) => {
        const link = linkTo(query, variables);
        expect(new URL(link, 'http://localhost').search).toBe('');
        const read = readLink(fragmentOf(link));
        expect(read!.query).toBe(query);
        expect(JSON.parse(read!.variables || '{}')).toEqual(variables);
      },
    ),
  );
});

test('full names are read as well, and variables that are no JSON are shown as they are', () => {
  expect(readLink('#query=%7Bviewer%7D&variables=%7B%22a%22%3A1%7D')).toEqual({
    query: '{viewer}',
    variables: '{\n  "a": 1\n}',
  });
  expect(readLink('#q=%7Bviewer%7D&v=nonsense')).toEqual({ query: '{viewer}', variables: 'nonsense' });
  expect(readLink('')).toBeNull();
  expect(readLink('#v=%7B%7D')).toBeNull();
});

test.each([
  ['# Who comes?\nquery Q { viewer }', 'Who comes?'],
  ['\n#Who comes?\r\n{ viewer }', 'Who comes?'],
  ['#\n# Second line\n{ viewer }', null],
  ['{ viewer } # At the end', null],
  ['', null],
  [null, null],
])('%j is titled %j', (query, title) => {
  expect(titleOf(query)).toBe(title);
});
