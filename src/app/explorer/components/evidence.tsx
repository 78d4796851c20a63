import { usePage } from '../page-request';
import { counted, timeWords } from '../words';
import { Status } from './status';
import { type Thing, ThingLink } from './thing';

/** A claim as selected by the fragment Evidence. */
export interface Claim {
  readonly id: string;
  readonly property: string;
  readonly value: unknown;
  readonly statement: string;
  readonly modality: string;
  readonly rank: string;
  readonly stance: string;
  readonly review: string;
  readonly retractedAt: string | null;
  readonly confidence: number | null;
  readonly condition: string | null;
  readonly quote: string | null;
  readonly locator: string | null;
  readonly saidAt: { readonly edtf: string } | null;
  readonly saidOn: string;
  readonly speaker: Thing | null;
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
    readonly url: string | null;
    readonly reliability: string;
  };
}

const LINES: Readonly<Record<string, 'solid' | 'dashed' | 'dotted'>> = {
  ANNOUNCED: 'solid',
  ASSERTED: 'solid',
  EXPECTED: 'dashed',
  BELIEVED: 'dashed',
  POSSIBLE: 'dotted',
  DESIRED: 'dotted',
  HYPOTHETICAL: 'dotted',
};

/** How sure a claim is, in words. */
const MODALITIES: Readonly<Record<string, string>> = {
  ANNOUNCED: 'announced',
  ASSERTED: 'stated as fact',
  EXPECTED: 'expected',
  BELIEVED: 'believed',
  POSSIBLE: 'held possible',
  DESIRED: 'wished',
  HYPOTHETICAL: 'on a condition',
};

/** The Admiralty scale in words. */
export const RELIABILITIES: Readonly<Record<string, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability not judged',
};

/** How sure a claim is, as a line: solid for what is stated, dashed for what is expected, dotted for the rest. */
export const sureness = ({ modality }: Pick<Claim, 'modality'>): 'solid' | 'dashed' | 'dotted' =>
  LINES[modality] ?? 'dotted';

/** The class of the left line of a claim. */
const lineOf = (claim: Pick<Claim, 'modality'>): string => `said ${sureness(claim)}`;

/** How sure a claim is, in words: "announced", "expected". */
const modalityWords = (claim: Pick<Claim, 'modality'>): string =>
  MODALITIES[claim.modality] ?? claim.modality;

/** Global ids without the times of the page, which are in the address. */
export const plainId = (id: string): string => id.split('@')[0]!;

/** Why a claim does not decide anything; null if it can. */
function setAside({ review, retractedAt, rank, stance, modality }: Claim): string | null {
  if (retractedAt !== null) return `retracted ${timeWords({ edtf: retractedAt.slice(0, 10) })}`;
  if (review !== 'ACCEPTED') return review === 'DRAFT' ? 'draft, not reviewed' : 'rejected in review';
  if (rank === 'DEPRECATED') return 'deprecated';
  if (stance === 'DISPUTES') return 'disputes it';
  return modality === 'HYPOTHETICAL' ? 'hypothetical, never counts' : null;
}

/** A link to the page of a source. */
export function SourceLink({ id, title }: Pick<Claim['source'], 'id' | 'title'>) {
  return <a href={usePage().to(`/source/${plainId(id)}`)}>{title}</a>;
}

interface EvidenceProps {
  readonly claim: Claim;
  /** Whether the value of the fact stands by this claim. */
  readonly stands?: boolean;
  /** The status that the claim states, for a ledger. */
  readonly status?: string;
}

/** One claim: when, who, how surely, what, the words, and where to read it. The same on every page. */
export function Evidence({ claim, stands = false, status }: EvidenceProps) {
  const page = usePage();
  const { source, speaker, quote, locator, condition, confidence } = claim;
  const aside = setAside(claim);
  return (
    <article class={lineOf(claim)}>
      <p class="when">
        <a href={page.to(`/claim/${plainId(claim.id)}`)}>
          {timeWords(claim.saidAt ?? { edtf: claim.saidOn })}
        </a>
        {status && <Status status={status} />}
        {stands && <b class="stands">stands</b>}
        {aside && <span class="aside">{aside}</span>}
      </p>
      <p>
        {speaker ? <ThingLink thing={speaker} /> : <b>{source.publisher ?? 'The source'}</b>}{' '}
        <span class="how">
          {modalityWords(claim)}
          {confidence !== null && `, ${confidence} % sure`}
        </span>
        : {claim.statement}
        {condition && <span class="how"> If: {condition}</span>}
      </p>
      {quote && <blockquote>{quote}</blockquote>}
      <p class="where">
        <SourceLink {...source} />
        {locator && `, ${locator}`} · reliability {source.reliability}, {RELIABILITIES[source.reliability]}
      </p>
    </article>
  );
}

/** Who says it, in one line. */
export function AccordingTo({ claim }: { readonly claim: Claim }) {
  const page = usePage();
  return (
    <span class={lineOf(claim)}>
      {claim.speaker ? (
        <ThingLink thing={claim.speaker} />
      ) : (
        <a href={page.to(`/source/${plainId(claim.source.id)}`)}>
          {claim.source.publisher ?? claim.source.title}
        </a>
      )}{' '}
      <span class="how">
        {modalityWords(claim)}, {timeWords(claim.saidAt ?? { edtf: claim.saidOn })}
      </span>
    </span>
  );
}

/** The claim that was said last; of several, the first. There has to be one. */
export const latestOf = (claims: readonly Claim[]): Claim =>
  claims.reduce((latest, claim) => (claim.saidOn > latest.saidOn ? claim : latest));

interface ClaimsProps {
  readonly claims: readonly Claim[];
  /** The id of the claim by which the value stands. */
  readonly standing?: string | null;
  /** Tells these details from others on the page. */
  readonly id: string;
}

/** Claims behind a summary that opens them. */
export function Claims({ claims, standing = null, id }: ClaimsProps) {
  if (claims.length === 0) return null;
  return (
    <details class="claims" id={id}>
      <summary>{counted(claims.length, 'statement')}</summary>
      {claims.map((claim) => (
        <Evidence claim={claim} stands={claim.id === standing} />
      ))}
    </details>
  );
}
