import type { CountryRecord } from '../rostrum-jsonl/records';

export type Name = CountryRecord['names'][number];

const KINDS = { '': 'COMMON', '=': 'OFFICIAL', '~': 'ALIAS' } as const;
const NOTATION = /^(?:([a-z]{2,3}(?:-[A-Za-z]+)*):)?([=~]?)(.+?)(?: @(\S+))?$/;

/**
 * Reads the names of a table, separated by semicolons: `de:=Zarenreich @1547-01-26/1721-11-01`. The language (a BCP 47
 * tag) is English where none is given; `=` marks an official name and `~` an alias; the time after `@` is EDTF, `valid`
 * where none is given.
 */
export function readNames(notation: string, valid?: string): Name[] {
  return notation.split(/\s*;\s*/).map((text) => {
    const [, language = 'en', mark = '', value = '', span = valid] = NOTATION.exec(text.trim()) ?? [];
    if (value === '' || span === undefined) throw new Error(`No name with its time: "${text}"`);
    return { value, language, kind: KINDS[mark as keyof typeof KINDS], valid: span };
  });
}
