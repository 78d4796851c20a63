// The npm package `edtf` ships no types; this is what is used of it.
declare module 'edtf' {
  interface ExtendedDate {
    readonly type: 'Date' | 'Season' | 'Century' | 'Decade' | 'Year' | 'Interval' | 'List' | 'Set';
    /** The text, normalised. */
    readonly edtf: string;
    /** First and last millisecond since the epoch that it can mean. */
    readonly min: number;
    readonly max: number;
  }
  /** Parses one EDTF text; throws where it is none of the level asked for. */
  export default function edtf(text: string, constraints?: { level?: 0 | 1 | 2 }): ExtendedDate;
}
