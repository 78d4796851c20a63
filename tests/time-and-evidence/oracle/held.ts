import { boundsOf, isWithin } from './days';
import type { Day, MadeOf } from './log';
import type { Claim, Oracle } from './oracle';

/* Which tenures and relationships held on a day. */

type Fact = MadeOf<'tenure' | 'relationship'>;

/** The offices that one person holds at a time, whatever they are called. */
const SINGLE_OFFICES = ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'EFFECTIVE_LEADER'];

/**
 * Whether a tenure or relationship held on a day. An attestation is a claim that supports something about it, and not only
 * if something else comes first; what is newer is a fact about the same office or pair that began after the last
 * attestation, or that goes on since nobody knows when and was attested first after it.
 */
export function held(oracle: Oracle, fact: Fact, day: Day): boolean {
  const span = oracle.spanOf(fact);
  if (!isWithin(span, day)) return false;
  const attested = attestedOn(oracle, fact);
  const [first, last] = [attested[0], attested.at(-1)];
  const startsUnknown = span.edtf === 'XXXX' || span.edtf.startsWith('/');
  if (startsUnknown && (first === undefined || day < first)) return false;
  if (span.latest !== null) return true;
  if (lastDaysOf(oracle, fact).some((end) => end < day)) return false;
  const isAttested = last !== undefined && day <= last;
  const endsUnknown = span.edtf.startsWith('XXXX') || span.edtf.endsWith('/');
  if (isAttested || endsUnknown) return isAttested;
  if (last === undefined) return true;
  return !likeIt(oracle, fact).some((other) => {
    const { edtf, earliest } = oracle.spanOf(other);
    const begins = (edtf === '/..' ? attestedOn(oracle, other)[0] : earliest) ?? null;
    if (begins !== null && last < begins && begins <= day) return true;
    return fact.kind === 'tenure' && isLeftOut(oracle, [fact, last], other, day);
  });
}

/**
 * Whether by a day an edition of a list names another and not the holder whom an earlier edition named. If no edition
 * named them beside each other, the other came after the last that was heard of the holder, else with that edition.
 */
function isLeftOut(oracle: Oracle, [holder, last]: [Fact, Day], other: Fact, day: Day): boolean {
  const own = attested(oracle, holder).map(oracle.sourceOf);
  const span = oracle.spanOf(other);
  const named = attested(oracle, other)
    .filter(({ saidOn }) => isWithin(span, saidOn))
    .filter((claim) => own.some(({ list }) => list !== null && list === oracle.sourceOf(claim).list));
  const without = named
    .filter((claim) => claim.saidOn > last && !own.includes(oracle.sourceOf(claim)))
    .map(({ saidOn }) => saidOn)
    .sort()[0];
  if (without === undefined) return false;
  const areBeside = named.some(({ saidOn }) => saidOn <= last);
  return areBeside ? without <= day : last < day && (span.earliest ?? without) <= day;
}

/** What says that a fact was so. */
const attested = (oracle: Oracle, { id }: Fact): Claim[] =>
  oracle
    .effectiveClaims(id)
    .filter(({ stance, modality }) => stance === 'SUPPORTS' && modality !== 'HYPOTHETICAL');

const attestedOn = (oracle: Oracle, fact: Fact): Day[] =>
  attested(oracle, fact)
    .map(({ saidOn }) => saidOn)
    .sort();

/** When those were gone without whom it does not go on: a death, the end of a country or body. */
function lastDaysOf(oracle: Oracle, fact: Fact): Day[] {
  const parties = fact.kind === 'tenure' ? [fact.leader, fact.country] : [fact.subject, fact.object];
  return parties.flatMap((id) =>
    ['died', 'existed'].flatMap((property) => {
      const edtf = oracle.value<string | null>(id, property, null);
      return (edtf === null ? null : boundsOf(edtf).latest) ?? [];
    }),
  );
}

/** Those for the same office, or between the same two. */
function likeIt(oracle: Oracle, fact: Fact): Fact[] {
  if (fact.kind === 'tenure') {
    const officeOf = (tenure: Fact) => oracle.value(tenure.id, 'office', '').toLowerCase();
    return oracle
      .tenures()
      .filter(
        (other) =>
          other.id !== fact.id &&
          other.country === fact.country &&
          other.role === fact.role &&
          (SINGLE_OFFICES.includes(other.role) || officeOf(other) === officeOf(fact)),
      );
  }
  const { type, subject, object } = fact;
  return oracle
    .relationships()
    .filter(
      (other) =>
        other.id !== fact.id && other.type === type && other.subject === subject && other.object === object,
    );
}
