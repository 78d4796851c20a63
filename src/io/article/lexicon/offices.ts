import type { OfficeRole, ProtocolLevel } from '../../../generated/prisma/enums';

/** What a title says of its bearer. */
export interface Title {
  level: ProtocolLevel;
  /** The roles of a tenure by which the knowledge base finds the bearer; none where it can't. */
  roles: readonly OfficeRole[];
  /** A part of the office's title that must occur, for ministers. */
  office?: RegExp;
}

const title = (level: ProtocolLevel, roles: readonly OfficeRole[] = [], office?: RegExp): Title => ({
  level,
  roles,
  ...(office && { office }),
});

const STATE = title('HEAD_OF_STATE', ['HEAD_OF_STATE']);
const LEADER = title('HEAD_OF_STATE', ['EFFECTIVE_LEADER', 'HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT']);
const GOVERNMENT = title('HEAD_OF_GOVERNMENT', ['HEAD_OF_GOVERNMENT']);
const DEPUTY = title('DEPUTY_LEADER');
const minister = (office: RegExp) => title('MINISTER', ['MINISTER'], office);
const OFFICIAL = title('SENIOR_OFFICIAL');

/** Titles by their lower-case words; the longest that fits counts. */
const TITLES: readonly (readonly [string, Title])[] = [
  [
    'vice president|vice-president|deputy prime minister|deputy premier|vice premier|crown prince|deputy president|first lady',
    DEPUTY,
  ],
  ['former president|ex-president|former prime minister|former leader', OFFICIAL],
  ['prime minister|premier|chancellor|taoiseach|head of government|chief executive', GOVERNMENT],
  ['president|king|queen|emperor|emir|sultan|monarch|pope|head of state|grand duke', STATE],
  ['supreme leader|paramount leader|leader|ruler|strongman', LEADER],
  [
    'deputy foreign minister|vice foreign minister|deputy defense minister|deputy minister|vice minister',
    OFFICIAL,
  ],
  ['foreign minister|secretary of state|foreign secretary', minister(/foreign|secretary of state|external/i)],
  ['defense minister|defence minister|defense secretary|defence secretary', minister(/defen[cs]e/i)],
  ['finance minister|treasury secretary', minister(/finance|treasury/i)],
  ['interior minister|home secretary', minister(/interior|home/i)],
  ['minister|secretary', title('MINISTER')],
  [
    'ambassador|envoy|spokesman|spokeswoman|spokesperson|spokesmen|official|officials|diplomat|diplomats|aide|adviser|advisor|general|commander|chairman|negotiator|speaker|governor|mayor|senator|lawmaker|secretary-general|secretary general|chief|director|colonel|representative|mediator|prosecutor|judge',
    OFFICIAL,
  ],
  ['delegation|delegates|delegate|representatives', title('DELEGATION')],
];

const byWords = new Map(
  TITLES.flatMap(([list, value]) => list.split('|').map((words) => [words, value] as const)),
);

/** The title that begins at a word, with the number of its words; null if there is none. */
export function titleAt(
  words: readonly string[],
  at: number,
): { words: number; title: Title; text: string } | null {
  for (const count of [3, 2, 1]) {
    const text = words.slice(at, at + count).join(' ');
    const found = byWords.get(text) ?? byWords.get(text.replace(/s$/, ''));
    if (found && at + count <= words.length) return { words: count, title: found, text };
  }
  return null;
}
