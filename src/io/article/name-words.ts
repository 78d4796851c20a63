import type { NounPhrase } from './chunks';
import { type Title, titleAt } from './lexicon/offices';
import type { Token } from './tokens';

export const DIRECTIONS =
  /^(northern|southern|eastern|western|central|north|south|east|west|former|occupied|neighboring)$/;

/** Adjectives that a sentence can begin with, and no given names. */
export const MODIFIERS =
  /^(young|ethnic|angry|senior|top|many|some|several|most|all|new|leading|armed|islamic|muslim|moslem|christian|western|rebel|state|pro|anti|local|foreign|opposition|radical|thousands|hundreds|dozens|both|other|unlike|like|while)$/;

export const isCapitalized = (token: Token) => /^\p{Lu}/u.test(token.text);

export const MEDIA_WORDS =
  /^(times|post|daily|news|radio|television|tv|agency|herald|journal|press|airlines|airways|bank|university|street|square|review|tribune|today|online|reporter|guardian|telegraph)$/;

/** "Vietnamese-led", "U.S.-backed". */
export const COMPOUND =
  /^(.+)-(led|backed|born|based|held|controlled|occupied|allied|brokered|made|funded|trained|sponsored|run|owned|mediated|administered)$/;

export const NOT_A_PERSON =
  /^(party|front|army|council|ministry|union|organization|organisation|committee|agency|bank|court|university|airport|street|square|association|force|forces|movement|group|company|corporation|department|office|institute|republic|bridge|war|day|treaty|agreement|river|sea|island|islands|city|province|state|university|congress|parliament|house|nations|league|church|village|region|airlines|times|news|post|center|centre|camp|command|commission|team|club|hotel|hospital|world|street|mount|lake|cup|games|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|senate|pact|accord|accords|act|palace|valley|gulf|strait|ocean|peninsula|coast|desert|international|national|general|security|federal|united|democratic|people|liberation|human|rights|watch|tribunal|district|town|jihad|brigade|brigades|americans?|africans?|asians?|europeans?|arabs?|muslims?)$/;

/** The last word of the capitalized name that begins at a word. */
export function endOfName(tokens: readonly Token[], first: number): number {
  const isNameWord = (token: Token | undefined) =>
    token !== undefined && token.tag === 'PROPN' && isCapitalized(token);
  const words = tokens.slice(first, first + 3).map(({ lower }) => lower);
  if (!isNameWord(tokens[first]) || titleAt(words, 0)) return first - 1;
  const isParticle = (token: Token | undefined) =>
    token !== undefined &&
    /^(al|el|bin|bint|ibn|de|da|von|van|der|di|du|la|le|dos|del)$|^al-/.test(token.lower);
  let last = first;
  for (let next = last + 1; ; next += 1) {
    if (isNameWord(tokens[next])) last = next;
    // "Diego de la Cruz"
    else if (!isParticle(tokens[next]) || next - last > 2) return last;
  }
}

export const isAfterTitle = (tokens: readonly Token[], first: number): boolean => {
  const before = tokens.slice(Math.max(0, first - 3), first).map(({ lower }) => lower);
  return [1, 2, 3].some(
    (count) => count <= before.length && titleAt(before.slice(-count), 0)?.words === count,
  );
};

export const isPossessive = (tokens: readonly Token[], last: number) =>
  /^['’]s?$/.test(tokens[last + 1]?.text ?? '');

/** "of" or "of the" between two words. */
export const isOf = (tokens: readonly Token[], from: number, to: number) =>
  tokens[from + 1]?.lower === 'of' &&
  (to === from + 2 || (to === from + 3 && tokens[from + 2]!.lower === 'the'));

/** The title in a phrase, with whether it is plural. */
export function titleIn(
  tokens: readonly Token[],
  phrase: NounPhrase,
): { title: Title; isPlural: boolean; at: number } | null {
  const words = tokens
    .slice(phrase.first, Math.min(tokens.length, phrase.last + 3))
    .map(({ lower }) => lower);
  for (let at = 0; at <= phrase.last - phrase.first; at++) {
    const found = titleAt(words, at);
    if (found)
      return {
        title: found.title,
        isPlural: found.text.endsWith('s') && !/^(crown|prince)/.test(found.text),
        at: phrase.first + at,
      };
  }
  return null;
}
