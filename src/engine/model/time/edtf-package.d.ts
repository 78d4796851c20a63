// The npm package `edtf` has no types; these are the parts that are used.
declare module 'edtf' {
  interface ExtendedDate {
    readonly type: 'Date' | 'Season' | 'Century' | 'Decade' | 'Year' | 'Interval' | 'List' | 'Set';
    /** The text, normalized. */
    readonly edtf: string;
    /** The first and the last millisecond since the epoch that it can mean. */
    readonly min: number;
    readonly max: number;
  }
  /** Parses EDTF; throws if the text is not EDTF of that level. */
  export default function edtf(text: string, constraints?: { level?: 0 | 1 | 2 }): ExtendedDate;
}
