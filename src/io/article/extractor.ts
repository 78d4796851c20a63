/** What reads articles without a language model. A change of what it reads is a new version. */
export const EXTRACTOR = { name: 'rostrum-en', version: '1' } as const;
export interface Extractor {
  name: string;
  version: string;
}
