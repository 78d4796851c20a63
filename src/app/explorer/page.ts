import type { VNode } from 'preact';
import type { Column } from '../../io/export/formats/csv-columns';
import type { EmbedTag } from './components/embed-code';
import type { PageRequest } from './page-request';
import type { Draw } from './views/drawing';

/** The rows that a page shows, for its .csv and .json. */
export interface Table {
  readonly columns: readonly Column<never>[];
  readonly items: readonly unknown[];
}

/** A page made of the answer to its document. */
export interface Presented {
  /** The title of the document, without the name of the site. */
  readonly title: string;
  /** One line for search engines and previews. */
  readonly description?: string;
  readonly body: VNode;
  readonly table: Table;
  /** The drawing of the page, for its .svg. */
  readonly drawing?: Draw;
  /** What of it is shown within pages of others, and the element by which. */
  readonly embedded?: VNode;
  readonly embed?: EmbedTag;
}

/** A page of the explorer: an address, one GraphQL document, and how its answer is presented. */
export interface PageDefinition<Data> {
  /** Its path with parameters, as Fastify writes it: /event/:slug. The last parameter may end in .csv or .json. */
  readonly path: string;
  /** One operation. It may declare $validAt, $saidBy, $knownAt, $language and $isEnglish, which are always given. */
  readonly document: string;
  /** The other variables. */
  variables?(request: PageRequest): Readonly<Record<string, unknown>>;
  /** Null if there is no such thing. */
  present(data: Data, request: PageRequest): Presented | null;
  /** What a reader may have looked for at a path where nothing is; searched for suggestions. */
  soughtIn?(request: PageRequest): string;
  /** Browser scripts beside the one of every page, by the name of their file in client/. */
  readonly scripts?: readonly string[];
  /** `embed`: without header and footer, and framed by any site. */
  readonly frame?: 'page' | 'embed';
}

/** Names the type of the data of a page. */
export const definePage = <Data>(definition: PageDefinition<Data>): PageDefinition<never> => definition;
