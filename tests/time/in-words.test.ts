import { inWords } from '../../src/engine/model/time/in-words';

it.each([
  ['2025-09-03', '3 September 2025'],
  ['2025-09', 'September 2025'],
  ['2025-09-XX', 'September 2025'],
  ['2025', '2025'],
  ['0099', '99'],
  ['2004~', 'about 2004'],
  ['1984?', 'perhaps 1984'],
  ['1984-05%', 'perhaps about May 1984'],
  ['199X', 'the 1990s'],
  ['198X~', 'about the 1980s'],
  ['19XX', 'the 1900s'],
  ['2001-21', 'spring 2001'],
  ['1961-07-11/..', 'since 11 July 1961'],
  ['1961-07-11/', 'from 11 July 1961'],
  ['1939-08/1941-06', 'August 1939 to June 1941'],
  ['/1991', 'until 1991'],
  ['../1991', 'until 1991'],
  ['1952-XX-07', '1952-XX-07'],
])('%s is %s', (edtf, words) => {
  expect(inWords(edtf)).toBe(words);
});

it.each(['XXXX', 'XXXX-XX-XX', '/..', '/'])('nothing is known of %s', (edtf) => {
  expect(inWords(edtf)).toBeNull();
});
