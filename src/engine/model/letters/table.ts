import { SIMPLIFIED } from './simplified';

/**
 * The one table of how letters are compared, from which `fold` and the SQL function are generated. It applies to
 * lower-case text in compatibility decomposition (NFKD), and so lists only what Unicode does not decompose. It lists
 * code points rather than Unicode properties (\p{M}), because it must not change with the version of Node.
 */

/** Ranges of code points, as hexadecimal numbers: "0300-036F 0483". */
export type Ranges = string;

/**
 * Removed: accents and points, which are not always written, and signs without a sound. Kept: vowel signs that are
 * letters (Thai, Devanagari) and the marks that distinguish か from が.
 */
export const MARKS: readonly Ranges[] = [
  '0300-036F 1AB0-1AFF 1DC0-1DFF 20D0-20FF FE20-FE2F', // combining diacritics
  '0483-0489', // Cyrillic titlo and numerals
  '0591-05BD 05BF 05C1 05C2 05C4 05C5 05C7', // Hebrew niqqud and cantillation
  '0610-061A 064B-065F 0670 06D6-06DC 06DF-06E8 06EA-06ED 08CA-08E1 08E3-08FF', // Arabic harakat, hamza above and below
  '0640 0621 0674', // tatweel; hamza without a carrier
  '0711 0730-074A 07EB-07F3', // Syriac points, N'Ko tones
  '093C', // Devanagari nukta
  '00AD 061C 180B-180F 200D-200F 202A-202E 2060-206F FE00-FE0F FEFF E0100-E01EF', // invisible: direction, joining, variant
];

/** Also removed: apostrophes and signs for a glottal stop, ayn, hamza or soft sign: Sana'a, Shiʿi, Xi’an, L'viv. */
export const APOSTROPHES: readonly Ranges[] = [
  '0027 0060 2018 2019 201B 2032 2035', // ' ` ‘ ’ ‛ ′ ‵
  '02B9-02C1 02C6-02D1 02EC 02EE', // ʹ ʺ ʻ ʼ ʽ ʾ ʿ ˀ ˁ and other modifier letters
  '0242 0294 0295 A78C', // ɂ ʔ ʕ ꞌ as letters
  '055A 05F3 07F4 07F5', // Armenian apostrophe, Hebrew geresh, N'Ko
];

/** The NFKD of ´ ΄ ᾽ ῾, an accent on a space: apostrophes in the middle of a word. */
export const SPACING_ACCENTS: Ranges = '0301 0313 0314';

/**
 * An elision separates words, unlike other apostrophes: d'Ivoire and L'Aquila are two words, L'viv is one. Applies to
 * lower-case decomposed text; the expression has the same meaning in JavaScript and PostgreSQL.
 */
export const ELISION = "(?<![^ (-])([dl])['’](?=[aeiouhæœ])";

/** Separators of words. By code point, because \W includes letters under some collations. */
export const PUNCTUATION: readonly Ranges[] = [
  '0001-001F 0021-002F 003A-0040 005B-0060 007B-00A9 00AB-00B4 00B6-00B9 00BB-00BF 00D7 00F7',
  '02C2-02C5 02D2-02DF 02E5-02EB 02ED 02EF-02FF 0375 037E 0387',
  '055B-055F 0589 058A 05BE 05C0 05C3 05C6 05F4',
  '0609-060D 061B 061D-061F 066A-066D 06D4 0700-070D',
  '0964 0965 0970 0DF4 0E4F 0E5A 0E5B 0F04-0F14 0F3A-0F3D 104A-104F 10FB 1360-1368 166E 1680 16EB-16ED',
  '17D4-17D6 17D8-17DA 1800-180A 1944 1945 1B5A-1B60 1C3B-1C3F 1C7E 1C7F',
  '2000-200C 2010-2029 202F-205F 20A0-20CF 2190-245F 2500-2BFF 2E00-2E7F',
  '3000-3004 3008-3020 3030 303D 30A0 30FB FE10-FE1F FE30-FE6F FF00-FF0F FF1A-FF20 FF3B-FF40 FF5B-FF65 FFFC FFFD',
  '1F000-1FAFF',
];

type Letters = Readonly<Record<string, string>>;

// Letters with a stroke or hook and ligatures, as in CLDR's Latin-ASCII; ə is a, as in the English spelling of
// Azerbaijani names (Əliyev is Aliyev).
const LATIN: Letters = {
  ...pairs('ⱥa ɐa ɑa əa ƀb ɓb ƃb ƈc ȼc ɕc đd ðd ɖd ɗd ƌd ȡd ɇe ɛe ǝe ɘe ƒf ǥg ɠg ɡg ɣg ħh ɦh ⱨh ıi ɨi ɩi'),
  ...pairs(
    'ȷj ɉj ƙk ĸk ⱪk łl ƚl ɫl ⱡl ɭl ȴl ɱm ŋn ɲn ƞn ɳn ȵn øo ɔo ɵo ƥp ᵽp ɋq ɍr ɽr ʂs ȿs ŧt ƭt ʈt ⱦt ȶt ʉu ʊu',
  ),
  ...pairs('ʋv ⱱv ⱳw ƴy ɏy ƶz ȥz ɀz ⱬz ʐz ʑz ʒz'),
  ...pairs('ßss æae œoe þth ƕhv ȣou ꜳaa ꜵao ꝏoo'),
};

// Letters of Kazakh, Tatar, Tajik and others with marks that Unicode does not decompose; й and ё, which it does, become
// и and е.
const CYRILLIC: Letters = pairs('ґг ғг ҕг ҙз җж қк ҝк ҟк ҡк ңн ҥн ӊн ҫс ҭт өо ұу үу ҳх һх ҷч ҹч әа');

const GREEK: Letters = pairs('ςσ');

// Final forms, and Yiddish digraphs.
const HEBREW: Letters = pairs('ךכ םמ ןנ ףפ ץצ װוו ױוי ײיי');

// Arabic, Persian and Urdu forms of alef, kaf, heh and yeh; their marks are removed above. Unicode decomposes carriers
// of hamza.
const ARABIC: Letters = pairs('ٱا ٲا ٳا ىي یي ېي ۍي ےي ةه ۃه ہه ھه ەه کك ڪك ګگ');

// The zeros of decimal digits that have no compatibility decomposition: Arabic, Persian, N'Ko, Devanagari and others.
const ZEROS =
  '0660 06F0 07C0 0966 09E6 0A66 0AE6 0B66 0BE6 0C66 0CE6 0D66 0DE6 0E50 0ED0 0F20 1040 1090 17E0 1810 1946 19D0 1A80 ' +
  '1A90 1B50 1BB0 1C40 1C50 A620 A8D0 A900 A9D0 A9F0 AA50 ABF0 104A0 10D30 11066 110F0 11136 111D0 112F0 11450 114D0 ' +
  '11650 116C0 11730 118E0 11950 11C50 11D50 11DA0 16A60 16AC0 16B50 1E140 1E2F0 1E950';
const DIGITS: Letters = Object.fromEntries(
  ZEROS.split(' ').flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit) => [
      String.fromCodePoint(parseInt(zero, 16) + digit),
      String(digit),
    ]),
  ),
);

/** What each letter is compared as; no result is itself a letter of the table. */
export const LETTERS: ReadonlyMap<string, string> = new Map([
  ...[LATIN, GREEK, CYRILLIC, HEBREW, ARABIC, DIGITS].flatMap(Object.entries<string>),
  ...SIMPLIFIED,
]);

/** Scripts in which NFC composes again what NFKD decomposed and MARKS keep: Indic scripts, Hangul, kana. */
export const COMPOSED: Ranges = '0900-11FF 1B00-1BFF 3099 309A 11000-16FFF';

/** Parses "øo ßss": letters, each followed by what it is compared as. */
function pairs(text: string): Letters {
  return Object.fromEntries(
    text.split(' ').map((pair) => {
      const [letter, ...folded] = pair;
      return [letter!, folded.join('')];
    }),
  );
}
