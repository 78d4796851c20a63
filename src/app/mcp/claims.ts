import { nameOf, type Changed } from '../../io/export/rows/changed';

/**
 * The attribution of a claim: source, speaker, date and certainty, given with each claim on which a
 * result rests.
 */
export interface Attribution {
  readonly claim: string;
  /** The subject of the claim by name, and the property. */
  readonly about: string;
  readonly property: string;
  readonly statement: string;
  readonly stance: string;
  readonly modality: string;
  /** The speaker whom the source quotes; null if the source makes the claim itself. */
  readonly speaker: string | null;
  /** When the claim was made in public, in EDTF; null if unknown. */
  readonly saidAt: string | null;
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
    readonly url: string | null;
    readonly publishedAt: string | null;
  };
  readonly locator: string | null;
  readonly quote: string | null;
  readonly condition: string | null;
  /** Why the claim does not count; null if it does. */
  readonly setAside: string | null;
}

interface Edtf {
  edtf: string;
}

/** A claim as selected by the fragment Attribution. */
interface ClaimItem {
  __typename: 'Claim';
  id: string;
  property: string;
  statement: string;
  stance: string;
  modality: string;
  rank: string;
  review: string;
  retractedAt: string | null;
  condition: string | null;
  quote: string | null;
  locator: string | null;
  speaker: { name: string } | null;
  saidAt: Edtf | null;
  subject: Changed;
  source: {
    id: string;
    title: string;
    publisher: string | null;
    url: string | null;
    publishedAt: Edtf | null;
  };
}

const isClaim = (value: object): value is ClaimItem =>
  (value as { __typename?: unknown }).__typename === 'Claim';

/** Collects the claims in a value, each once and in order, and replaces them by their ids. */
export function takeClaims(value: unknown): { value: unknown; claims: Attribution[] } {
  const claims = new Map<string, Attribution>();
  const take = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(take);
    if (typeof part !== 'object' || part === null) return part;
    if (!isClaim(part))
      return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, take(each)]));
    if (!claims.has(part.id)) claims.set(part.id, attributionOf(part));
    return part.id;
  };
  return { value: take(value), claims: [...claims.values()] };
}

function attributionOf({ id, subject, speaker, saidAt, source, ...claim }: ClaimItem): Attribution {
  const { property, statement, stance, modality, locator, quote, condition } = claim;
  return {
    claim: id,
    about: nameOf(subject),
    property,
    statement,
    stance,
    modality,
    speaker: speaker?.name ?? null,
    saidAt: saidAt?.edtf ?? null,
    source: { ...source, publishedAt: source.publishedAt?.edtf ?? null },
    locator,
    quote,
    condition,
    setAside: setAsideBy(claim),
  };
}

function setAsideBy({ rank, review, retractedAt }: Pick<ClaimItem, 'rank' | 'review' | 'retractedAt'>) {
  if (retractedAt !== null) return `retracted ${retractedAt}`;
  if (review !== 'ACCEPTED') return `review: ${review}`;
  return rank === 'DEPRECATED' ? 'DEPRECATED' : null;
}

/** A claim as one line: statement, speaker, certainty and source. */
export function attributionLine(attribution: Attribution): string {
  const { claim, about, property, statement, stance, speaker, modality, saidAt, source } = attribution;
  const { quote, condition, setAside } = attribution;
  const where = [
    source.title,
    source.publisher,
    source.publishedAt && `published ${source.publishedAt}`,
    attribution.locator,
    source.url,
  ];
  return [
    `"${statement}" (${claim}, ${stance === 'DISPUTES' ? 'disputes a' : 'on the'} ${property} of ${about})`,
    `${modality} by ${speaker ?? 'the source itself'}${saidAt === null ? '' : `, on ${saidAt}`}.`,
    condition && `If: ${condition}.`,
    quote && `Quote: "${quote}".`,
    `Source: ${where.filter(Boolean).join(', ')} (${source.id}).`,
    setAside && `Does not count: ${setAside}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
