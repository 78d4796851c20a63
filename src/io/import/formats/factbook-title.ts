/** Last words of titles of offices; words before them ("State Affairs Commission President") belong to the title. */
const OFFICES = words(`
  President Premier Minister Minister-President King Queen Emperor Empress Sultan Amir Emir Prince Princess Co-Prince Coprince
  Duke Duchess Pope Chancellor Chairman Chairwoman Chairperson Chair Co-Chair Co-Chairman Co-Chairperson Governor
  Governor-General Taoiseach Leader Head Administrator Executive Commissioner Commissioner-General Secretary
  Secretary-General Regent Coordinator Custodian Mayor Speaker Prefect Representative Monarch Commander-in-Chief
  Lieutenant-Governor Intendant Superior Malo Co-President Adviser Advisor Counsellor Counselor Uachtaran Ruler
  Bailiff CEO Member`);

/** What of several is written in the plural: "Captains Regent". */
const HEADS_OF_PLURALS: ReadonlySet<string> = new Set([...OFFICES, 'captain']);

/** Offices of two words, of which the second alone is another thing. */
const SECOND_WORDS = words('General');

/** Words that qualify an office and follow it: "President Interim". */
const AFTER_OFFICE = words('Interim Acting Designate Elect Superior');

/** What an office is of: "of the Cabinet of Ministers", "of State". A country is, too. */
const BODIES = words(`
  State States Government Ministers Cabinet Council Commission Committee Assembly Republic Confederation Federation
  Presidency Presidium Union Parliament Senate Congress Board Authority Forces Court Kingdom Island Islands Territory
  Emirate House Affairs Region Finance Interior Defense Defence Economy Justice Presidents Representatives Deputies
  Transport Health Education Energy Agriculture Trade Industry Labor Labour Planning Security`);

/** Ranks and styles before a name, which are neither office nor name. */
const STYLES = words(`
  Sr. Gen. Gen General Lt. Maj. Maj.Gen. Brig. Col. Colonel Capt. Captain Cdr. Commander Adm. Admiral Marshal Field Lieutenant Major
  Brigadier Vice Air Chief Grand Sir Dame Dr. Dr Prof. Professor Mr. Mrs. Ms. Hon. Honorable Cardinal Archbishop Bishop
  Monsignor Msgr. Reverend Rev. Ratu Dato Datuk Tun Right Very Most Ms Mr Mrs`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/).map(fold));
}

/** "Minister/Minister" is a Minister. */
function fold(word: string): string {
  return word.toLowerCase().replace(/[,;]$/, '').replace(/^.*\//, '');
}

const has = (set: ReadonlySet<string>, word: string | undefined) => word !== undefined && set.has(fold(word));

const ACRONYMS = /^(UK|US|USA|UN|EU|AU|NATO|CEO)$/;

/** Whether a word can be the last one of the title of an office. */
export const isOfficeWord = (word: string): boolean => has(OFFICES, word);

/** What the Factbook writes in capitals: the surname, or what stands for one. */
export const isCapital = (word: string): boolean => /\p{Lu}['’]?\p{Lu}/u.test(word) && !ACRONYMS.test(word);

/** Words within names: Muhammad bin Salman of the Saud, Luiz LULA da Silva. */
const PARTICLES = words(`
  bin ibn bint ibni ould abu al el ul ud uz de da do dos das di du del della der den des van von zu zur la le las los te
  ten ter af av e i y o d na ja wa of the and`);

/** Whether a word in small letters may stand within a name. */
export const isParticle = (word: string): boolean =>
  has(PARTICLES, word) || /^(?:al|el|an|ar|as|at|az)-|^\p{Ll}{1,2}['’]/u.test(word);

/** Whether an office leads up to the name, or to the end of what has no capitals. */
export const hasOffice = (text: string): boolean => {
  const all = text.split(' ');
  return all.slice(0, nameAt(all)).some((word) => has(OFFICES, word));
};

const inSingular = (word: string) => word.replace(/s(?=,?$)/i, '');

/** "Deputy Prime Ministers A" as the office that each of several has, and the rest; null where one person is named. */
export function singularOffice(text: string): { office: string; rest: string } | null {
  const all = text.split(' ');
  const isPlural = (word: string, at: number) =>
    /[^s]s,?$/i.test(word) && has(HEADS_OF_PLURALS, inSingular(word)) && fold(all[at - 1] ?? '') !== 'of';
  const at = all.slice(0, nameAt(all)).findIndex(isPlural);
  if (at < 0) return null;
  const noun = all[at] as string;
  // "Captains Regent": the adjective stands behind.
  const end = has(OFFICES, all[at + 1]) ? at + 2 : at + 1;
  const office = [...all.slice(0, at), inSingular(noun), ...all.slice(at + 1, end)].join(' ');
  return end < all.length ? { office, rest: all.slice(end).join(' ') } : null;
}

// "for the Safeguard of the Homeland": no name begins so, but an office may go on.
const GOES_ON = /^(for|of|and|the|to|in|on|at|with)$/;

/**
 * Parts "Premier LI Qiang" into the office and the name; null where no office leads up to a name. `isCountry` knows the
 * names of countries, which an office can be of.
 */
export function partTitle(
  text: string,
  isCountry: (name: string) => boolean,
): { office: string; name: string } | null {
  const all = text.split(' ').filter(Boolean);
  const capital = nameAt(all);
  const end = endOfOffice(all, capital, isCountry);
  if (end === null) return null;
  const name = nameIn(all.slice(end), capital - end);
  if (name === null) return null;
  return { office: all.slice(0, end).join(' ').replace(/,$/, ''), name: withoutCountry(name, isCountry) };
}

/** The name of a person without an office beside it; null if the words are not a name. */
export const plainName = (text: string): string | null => {
  const all = text.split(' ').filter(Boolean);
  return all.some((word) => has(OFFICES, word) && !isCapital(word))
    ? null
    : nameIn(all, all.findIndex(isCapital));
};

const MAX_WORDS_OF_A_NAME = 12;

/** A name without the styles before it, of which none is the capitals at `capital`. */
function nameIn(all: readonly string[], capital: number): string | null {
  const bound = capital < 0 ? all.length : capital;
  let start = 0;
  while (start < bound && (has(STYLES, all[start]) || all[start] === 'is')) start++;
  const name = all.slice(start);
  const isName = name.every((word) => !/^\p{Ll}|\d/u.test(word) || isParticle(word));
  if (name.length === 0 || name.length > MAX_WORDS_OF_A_NAME || GOES_ON.test(name[0] as string)) return null;
  return isName && name.some((word) => /\p{Lu}/u.test(word)) ? name.join(' ') : null;
}

/**
 * Where the surname is that is written in capitals, or the end where none is. Capitals that an office follows are of a
 * body: "GNU Interim Prime Minister"; so are those of which it is: "Chairman of the PLC".
 */
function nameAt(all: readonly string[]): number {
  const capitals = all.flatMap((word, at) => (isCapital(word) ? at : []));
  const isBody = (at: number) =>
    /^(of|the)$/.test(all[at - 1] ?? '') ||
    (at === 0 && all.slice(1, capitals[1] ?? 1).some((word) => has(OFFICES, word)));
  return capitals.find((at) => !isBody(at)) ?? capitals[0] ?? all.length;
}

/** Where the name, or a style before it, begins: after the last office that is one by the words around it. */
function endOfOffice(
  all: readonly string[],
  capital: number,
  isCountry: (name: string) => boolean,
): number | null {
  let end: number | null = null;
  for (let at = 0; at < capital; at++) {
    // "King Sultan IBRAHIM": what follows an office at once is a style, unless the list goes on after it.
    if (!has(OFFICES, all[at]) || (end === at && end > 0 && !all[at]?.endsWith(','))) continue;
    end = at + 1;
    if (end < capital && has(SECOND_WORDS, all[end]) && /^(governor|secretary)$/i.test(all[at] as string))
      end++;
    if (end < capital && has(AFTER_OFFICE, all[end])) end++;
    end = endOfBody(all, end, capital, isCountry);
  }
  return end === null ? null : endOfAims(all, end, capital);
}

/**
 * After "for the Safeguard of the Homeland", where a style shows that the name begins there, or after "of Interior": one
 * given name, at most, stands before the surname.
 */
function endOfAims(all: readonly string[], from: number, capital: number): number {
  if (!GOES_ON.test(all[from] as string)) return from;
  const style = all.findIndex((word, at) => at > from && at < capital && has(STYLES, word));
  if (style >= 0) return style;
  return capital < all.length && capital > from + 1 ? Math.max(from + 2, capital - 1) : from;
}

/** After an office, "of the Cabinet of Ministers" or "of China", if it is followed by either. */
function endOfBody(
  all: readonly string[],
  from: number,
  capital: number,
  isCountry: (name: string) => boolean,
): number {
  const isList = all[from - 1]?.endsWith(',');
  if (!isList && fold(all[from] ?? '') !== 'of') return from;
  for (let end = capital; end > from; end--) {
    if (has(BODIES, all[end - 1]) || isCapital(all[end - 1] as string))
      return endOfCountry(all, end, capital, isCountry);
  }
  return isList ? from : endOfCountry(all, from, capital, isCountry);
}

/** After an office or a body, "of China", if a country is what it is of. */
function endOfCountry(
  all: readonly string[],
  from: number,
  capital: number,
  isCountry: (name: string) => boolean,
): number {
  if (fold(all[from] ?? '') !== 'of') return from;
  for (let end = capital; end > from + 1; end--) {
    if (isCountry(withoutArticle(all.slice(from + 1, end)))) return end;
  }
  return from;
}

const withoutArticle = (words: readonly string[]) => words.join(' ').replace(/^the /, '');

/** A name without the country of which somebody is king: WILLEM-ALEXANDER of the Netherlands. */
function withoutCountry(name: string, isCountry: (name: string) => boolean): string {
  const [, person, country] = /^(.+?) of (?:the )?(.+)$/.exec(name) ?? [];
  return person && country && isCountry(country) ? person : name;
}

const ROMAN = /^[IVX]+$/;
// Unlike XI and VI, these are not names.
const PLAIN_ROMAN = /^(II|III|IV|VII|VIII|IX)$/;

/** A name as people write it: "Vladimir Vladimirovich PUTIN" is Vladimir Vladimirovich Putin; CHARLES III keeps his III. */
export function spellName(name: string): string {
  const all = name.split(' ');
  return all
    .map((word, at) => {
      const bare = word.replace(/,$/, '');
      const isOrdinal =
        at > 0 && (PLAIN_ROMAN.test(bare) || (ROMAN.test(bare) && isCapital(all[at - 1] as string)));
      return isOrdinal
        ? word
        : word
            .replace(/(\p{Lu})(\p{Lu}+)/gu, (_, first: string, rest: string) => first + rest.toLowerCase())
            // O'NEILL has two capitals, TUIMALEALI'IFANO one.
            .replace(
              /(\p{L}{3,}['’])(\p{Lu})/gu,
              (_, before: string, next: string) => before + next.toLowerCase(),
            );
    })
    .join(' ');
}
