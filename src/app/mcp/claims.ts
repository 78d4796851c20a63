import { nameOf, type Changed } from '../../io/export/rows/changed';

/** Who said something, where, when and how surely: what an answer says of each claim that it rests on. */
export interface Attribution {
  readonly claim: string;
  /** What the claim is about, by name, and which property of it. */
  readonly about: string;
  readonly property: string;
  readonly statement: string;
  readonly stance: string;
  readonly modality: string;
  /** Whom the source quotes; null where the source speaks for itself. */
  readonly speaker: string | null;
  /** When it was said in public, in EDTF; null where that is not known. */
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
  /** Why it does not count; null where it does. */
  readonly setAside: string | null;
}

interface Edtf {
  edtf: string;
}

/** A claim as the fragment Attribution selects it. */
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

/** Takes the claims out of a value, each once, in the order in which they stand; where they stood is their id. */
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

/** A claim as one line: the statement, who says so and how surely, and where that stands. */
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
    `${modality} by ${speaker ?? 'the source itself'}${saidAt === null ? '' : `, said ${saidAt}`}.`,
    condition && `If: ${condition}.`,
    quote && `In the words of the source: "${quote}".`,
    `Source: ${where.filter(Boolean).join(', ')} (${source.id}).`,
    setAside && `Does not count: ${setAside}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
