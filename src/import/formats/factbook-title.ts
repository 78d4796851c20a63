/** What an office is called by its last word; words before it ("State Affairs Commission President") belong to it. */
const OFFICES = words(`
  President Premier Minister Minister-President King Queen Emperor Empress Sultan Amir Emir Prince Princess Co-Prince
  Duke Duchess Pope Chancellor Chairman Chairwoman Chairperson Chair Co-Chair Co-Chairman Co-Chairperson Governor
  Governor-General Taoiseach Leader Head Administrator Executive Commissioner Commissioner-General Secretary
  Secretary-General Regent Coordinator Custodian Mayor Speaker Prefect Representative Monarch Commander-in-Chief
  Lieutenant-Governor Intendant Superior Malo Co-President Adviser Advisor Counsellor Counselor Uachtaran Ruler`);

/** Offices of two words, of which the second alone is another thing. */
const SECOND_WORDS = words('General');

/** What is said of an office after it: "President Interim". */
const AFTER_OFFICE = words('Interim Acting Designate Elect');

/** What an office is of: "of the Cabinet of Ministers", "of State". A country is, too. */
const BODIES = words(`
  State States Government Ministers Cabinet Council Commission Committee Assembly Republic Confederation Federation
  Presidency Presidium Union Parliament Senate Congress Board Authority Forces Court Kingdom Island Islands Territory
  Emirate House Affairs Region Finance Interior Defense Defence Economy Justice Presidents`);

/** Ranks and styles before a name, which are neither office nor name. */
const STYLES = words(`
  Sr. Gen. Gen General Lt. Maj. Brig. Col. Colonel Capt. Captain Cdr. Adm. Admiral Marshal Field Lieutenant Major
  Brigadier Vice Air Chief Grand Sir Dame Dr. Dr Prof. Professor Mr. Mrs. Ms. Hon. Honorable Cardinal Archbishop Bishop
  Monsignor Msgr. Reverend Rev. Ratu Dato Datuk Tun Right Very Most`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/).map(fold));
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[,;]$/, '');
}

const has = (set: ReadonlySet<string>, word: string | undefined) => word !== undefined && set.has(fold(word));

const ACRONYMS = /^(UK|US|USA|UN|EU|AU|NATO)$/;

/** Whether an office can be called so by its last word. */
export const isOfficeWord = (word: string): boolean => has(OFFICES, word) || fold(word) === 'member';

/** What the Factbook writes in capitals: the surname, or what stands for one. */
export const isCapital = (word: string): boolean => /\p{Lu}['’]?\p{Lu}/u.test(word) && !ACRONYMS.test(word);

// "for the Safeguard of the Homeland": no name begins so, but an office may go on.
const GOES_ON = /^(for|of|and|the|to|in|on|at|with)$/;

/**
 * Parts "Premier LI Qiang" into the office and the name; null where no office leads up to a name with capitals in it.
 * `isCountry` knows the names of countries, which an office can be of.
 */
export function partTitle(
  text: string,
  isCountry: (name: string) => boolean,
): { office: string; name: string } | null {
  const all = text.split(' ').filter(Boolean);
  const capital = all.findIndex(isCapital);
  if (capital < 1) return null;
  const end = endOfOffice(all, capital, isCountry);
  if (end === null) return null;
  let start = end;
  while (start < capital && has(STYLES, all[start])) start++;
  if (GOES_ON.test(all[start] as string)) return null;
  return {
    office: all.slice(0, end).join(' ').replace(/,$/, ''),
    name: withoutCountry(all.slice(start).join(' '), isCountry),
  };
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

/** After "for the Safeguard of the Homeland", where a style shows that the name begins there. */
function endOfAims(all: readonly string[], from: number, capital: number): number {
  if (!GOES_ON.test(all[from] as string)) return from;
  const style = all.findIndex((word, at) => at > from && at < capital && has(STYLES, word));
  return style < 0 ? from : style;
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
    if (has(BODIES, all[end - 1])) return endOfCountry(all, end, capital, isCountry);
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
// Unlike XI and VI, these are nobody's name.
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
