/** The languages in which articles are read, as BCP 47 tags. */
export const LANGUAGES_READ: ReadonlySet<string> = new Set(['en']);

// cspell:disable
/** Frequent words without meaning of their own, by language. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for with his her he she they it as on by at from has have had be been are were will would not but which who its after their said this an',
  fr: 'le la les de des du et à en que qui est pour avec dans un une sur au aux par plus pas ne il elle se ce cette sont ont été',
  de: 'der die das und in den von zu mit ist des auf für nicht ein eine dem als auch es an werden aus er hat dass sie nach wird bei',
  es: 'el la los las de y en que es para con un una por del al se su lo como más no ha fue este esta son',
  it: 'il la i le gli di e che è per con un una del della al da nel si non sono ha ma come dei delle più',
  pt: 'o a os as de e que do da em um uma para com não por no na se mais foi ao dos das é são ou',
  nl: 'de het een van en in is dat op te zijn met voor niet die aan er om ook als maar bij uit nog naar',
  pl: 'w i na z się do nie że to jest o po jak za od przez dla są był ale czy oraz które który',
  tr: 've bir bu da de için ile olarak daha çok gibi olan sonra kadar ancak ise en ne ki',
  id: 'yang dan di dengan untuk pada ini itu dari dalam tidak akan ke juga oleh sebagai adalah telah',
  sv: 'och i att det som en på är av för med till den har de inte om ett han var jag',
};

// cspell:enable
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
];

const SAMPLE = 20_000;
const MIN_WORDS = 12;

/** The language of a text, as a BCP 47 tag; null if it is too short or mixed to tell. Related languages may be confused. */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of SCRIPTS) {
    const count = sample.match(script)?.length ?? 0;
    if (count * 2 > letters) return language;
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < MIN_WORDS) return null;
  const counted = Object.entries(FUNCTION_WORDS).map(([language, list]) => {
    const known = new Set(list.split(' '));
    return { language, hits: words.filter((word) => known.has(word)).length };
  });
  counted.sort((a, b) => b.hits - a.hits);
  const [first, second] = counted as [(typeof counted)[0], (typeof counted)[0]];
  const isClear = first.hits >= words.length / 10 && first.hits > 1.2 * second.hits;
  return isClear ? first.language : null;
}
