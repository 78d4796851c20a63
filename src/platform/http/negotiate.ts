import { type Encoding, ENCODINGS } from './compression';

/** One range of an Accept-like header: what it names, its weight, and where it stands. */
interface Range {
  readonly name: string;
  readonly weight: number;
  readonly place: number;
}

/** The ranges of an Accept or Accept-Encoding header (RFC 9110 §12.5), without parameters other than the weight. */
function rangesOf(header: string): Range[] {
  return header.split(',').map((part, place) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const weight = parameters.find((parameter) => /^q\s*=/.test(parameter))?.split('=')[1];
    return { name, weight: weight === undefined ? 1 : Number(weight) || 0, place };
  });
}

/** How well an offer is liked: by its own range if there is one, else by the first wildcard that takes it in. */
function rangeFor(offer: string, ranges: readonly Range[]): Range | undefined {
  const [type] = offer.split('/');
  const names = [offer, ...(offer.includes('/') ? [`${type}/*`, '*/*'] : ['*'])];
  return names
    .map((name) => ranges.find((range) => range.name === name))
    .find((range) => range !== undefined);
}

interface Choice {
  /** What decides between offers that weigh the same: the order of the header (the default), or that of the offers. */
  readonly ties?: 'header' | 'offers';
}

/** The offer that a header prefers: the heaviest. Null where none is acceptable. */
function preferred<Offer extends string>(
  header: string,
  offers: readonly Offer[],
  { ties = 'header' }: Choice,
): Offer | null {
  const ranges = rangesOf(header);
  let best: { offer: Offer; range: Range } | null = null;
  for (const offer of offers) {
    const range = rangeFor(offer, ranges);
    if (!range || range.weight <= 0) continue;
    const { weight, place } = best?.range ?? { weight: 0, place: Infinity };
    const isBefore = ties === 'header' && range.place < place;
    if (range.weight > weight || (range.weight === weight && isBefore)) best = { offer, range };
  }
  return best?.offer ?? null;
}

// Clients send the same few headers all the time.
const MAX_REMEMBERED = 200;

/** Chooses among offers by a header, which is read once for as long as it is remembered; without one, the first is taken. */
function chooser<Offer extends string>(
  offers: readonly Offer[],
  choice: Choice = {},
): (header: string | undefined) => Offer | null {
  const known = new Map<string, Offer | null>();
  return (header) => {
    if (!header) return offers[0] ?? null;
    const before = known.get(header);
    if (before !== undefined) return before;
    const chosen = preferred(header, offers, choice);
    if (known.size >= MAX_REMEMBERED) known.clear();
    // A header may be long, and is kept only by the short ones.
    if (header.length <= MAX_REMEMBERED) known.set(header, chosen);
    return chosen;
  };
}

/** The media type by which a client knows a GraphQL response from whatever a proxy says. */
const MODERN = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';

const choose = chooser([JSON_TYPE, MODERN]);

/** The media type of a GraphQL response; null where the Accept header takes none of ours. */
export const findMediaType = choose;

/** The same, and plain JSON for those who take neither: an error has to be told somehow. */
export const mediaTypeFor = (accept: string | undefined): string =>
  `${choose(accept) ?? JSON_TYPE}; charset=utf-8`;

/** Whether an answer goes out as application/graphql-response+json, of which the status tells whether there is data. */
export const isModern = (accept: string | undefined): boolean => choose(accept) === MODERN;

const chooseDocument = chooser([JSON_TYPE, MODERN, 'text/html']);

/** Whether somebody would rather have a page to look at. */
export const prefersPage = (accept: string | undefined): boolean => chooseDocument(accept) === 'text/html';

const chooseStream = chooser([JSON_TYPE, MODERN, 'text/event-stream']);

/** Whether somebody would rather have a stream of events. */
export const prefersEvents = (accept: string | undefined): boolean =>
  chooseStream(accept) === 'text/event-stream';

const chooseEncoding = chooser<Encoding>(ENCODINGS, { ties: 'offers' });

// Smaller ones fit into one packet as they are.
const WORTH_BYTES = 1_400;

/** How a body of so many bytes is to be encoded, by the Accept-Encoding header; null: as it is. */
export function encodingFor(accepted: string | undefined, bytes = Infinity): Encoding | null {
  if (!accepted || bytes < WORTH_BYTES) return null;
  return chooseEncoding(accepted);
}
