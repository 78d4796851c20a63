/* The items of exports, as selected in resource.ts. Ids are global ids, days are YYYY-MM-DD. */

export interface Span {
  edtf: string;
  earliest: string | null;
  latest: string | null;
  attestedUntil?: string | null;
}

export interface Code {
  scheme: string;
  value: string;
}

export interface Named {
  id: string;
  slug: string;
  name: string;
}

export interface Thing extends Named {
  externalIds?: Code[];
}

interface Name {
  value: string;
  language: string;
  kind: string;
}

interface Dataset {
  id: string;
  name: string;
}

export interface ParticipationItem {
  id: string;
  role: string;
  level: string | null;
  status: string;
  confidence: number | null;
  reason: string | null;
  participant: Thing;
  country: Named | null;
}

export interface EventItem extends Thing {
  summary: string | null;
  names: Name[];
  externalIds: Code[];
  type: string;
  status: string;
  cameoCode: string | null;
  quadClass: string | null;
  goldstein: number | null;
  time: Span;
  place: {
    name: string;
    country: Named | null;
    latitude: number | null;
    longitude: number | null;
    precision: string;
  } | null;
  series: Named | null;
  edition: string | null;
  superEvent: Named | null;
  quantities: {
    property: string;
    value: number | null;
    low: number | null;
    high: number | null;
    unit: string | null;
    approximate: boolean;
  }[];
  dataset: Dataset | null;
  participations: ParticipationItem[];
}

export interface RelationshipItem {
  id: string;
  type: string;
  directed: boolean;
  status: string;
  subject: Thing;
  object: Thing;
  valid: Span;
  polarity: number | null;
  summary: string | null;
  externalIds: Code[];
  dataset: Dataset | null;
}

export interface TenureItem {
  id: string;
  office: string;
  role: string;
  term: Span;
  country: Thing;
  dataset: Dataset | null;
}

export interface LeaderItem extends Thing {
  names: Name[];
  externalIds: Code[];
  born: Span | null;
  died: Span | null;
  country: Named | null;
  tenures: TenureItem[];
}

/** The subject of a claim: a thing, or a fact and the things that it connects. */
export type Subject =
  | Named
  | { id: string; role: string; event: Named; participant: Named }
  | { id: string; type: string; subject: Named; object: Named }
  | { id: string; role: string; leader: Named; country: Named };

export interface ClaimItem {
  id: string;
  subject: Subject;
  property: string;
  value: unknown;
  statement: string;
  modality: string;
  rank: string;
  stance: string;
  review: string;
  confidence: number | null;
  condition: string | null;
  speaker: Named | null;
  source: {
    id: string;
    title: string;
    publisher: string | null;
    url: string | null;
    publishedAt: Span | null;
    reliability: string;
  };
  quote: string | null;
  locator: string | null;
  saidAt: Span | null;
  recordedAt: string;
  retractedAt: string | null;
  actor: string;
  note: string | null;
}

/** The type of the items of each list. */
export interface Items {
  events: EventItem;
  relationships: RelationshipItem;
  leaders: LeaderItem;
  claims: ClaimItem;
}

/** The kind of thing that a global id identifies, in lower case: country for country_3. */
export const kindOf = (id: string): string => id.slice(0, id.indexOf('_'));

/** The IRI of the Wikidata item of a thing; null if none is recorded. */
export function wikidataOf({ externalIds }: Thing): string | null {
  const code = externalIds?.find(({ scheme }) => scheme === 'WIKIDATA');
  return code ? `http://www.wikidata.org/entity/${code.value}` : null;
}
