import { held } from './held';
import { boundsOf } from './days';
import { OFFICES, byId, idOf, newestFirst, spanOf } from './lists';
import type { Id, MadeOf } from './log';
import { compare, type Oracle } from './oracle';

/* Relationships and tenures, and what follows from them, in the oracle. */

export function relationshipOf(
  oracle: Oracle,
  { id, type, directed, subject, object }: MadeOf<'relationship'>,
) {
  return {
    id,
    type,
    directed,
    subject: { id: subject },
    object: { id: object },
    status: oracle.value(id, 'status', 'ACTIVE'),
    valid: spanOf(oracle.span(id, 'valid')),
    polarity: oracle.value(id, 'polarity', null),
    claims: oracle.about(id).map(idOf),
  };
}

export function tenureOf(oracle: Oracle, { id, leader, country, role }: MadeOf<'tenure'>) {
  return {
    id,
    leader: { id: leader },
    country: { id: country },
    office: oracle.value(id, 'office', ''),
    role,
    term: spanOf(oracle.term(id)),
    claims: oracle.about(id).map(idOf),
  };
}

export const officesOf = (oracle: Oracle, leader: Id) =>
  oracle.tenures().filter((tenure) => tenure.leader === leader && held(oracle, tenure, oracle.day));

/** By the highest office, among equals the one entered last. */
export function countryLed(oracle: Oracle, leader: Id): { id: Id } | null {
  const offices = newestFirst(officesOf(oracle, leader), oracle.spanOf);
  const highest = Math.min(...offices.map(({ role }) => OFFICES.indexOf(role)));
  const [office] = offices
    .filter(({ role }) => OFFICES.indexOf(role) === highest)
    .sort((a, b) => compare(beganOf(oracle, a.country), beganOf(oracle, b.country)));
  return office ? { id: office.country } : null;
}

/** The first day of a country; infinite if unknown. */
const beganOf = (oracle: Oracle, country: Id): string => {
  const existed = oracle.value<string | null>(country, 'existed', null);
  return (existed === null ? null : boundsOf(existed).earliest) ?? '9999';
};

/**
 * The members of a group on the day in question, each once, in the order of joining. A membership that
 * has ended counts for its duration if its end is known.
 */
export function membersOf(oracle: Oracle, organization: Id): { id: Id }[] {
  const counts = ({ id }: { id: Id }) => {
    const status = oracle.value(id, 'status', 'ACTIVE');
    return status === 'ACTIVE' || (status === 'ENDED' && oracle.span(id, 'valid').latest !== null);
  };
  const memberships = oracle
    .relationships()
    .filter(
      (membership) =>
        membership.object === organization &&
        membership.type === 'MEMBERSHIP' &&
        counts(membership) &&
        held(oracle, membership, oracle.day),
    );
  const start = (membership: MadeOf<'relationship'>) => oracle.spanOf(membership).earliest ?? '9999';
  memberships.sort((a, b) => compare(start(a), start(b)) || byId(a, b));
  return [...new Set(memberships.map(({ subject }) => subject))].map((id) => ({ id }));
}

const of = (id: Id) => (relationship: MadeOf<'relationship'>) =>
  [relationship.subject, relationship.object].includes(id);
const otherEnd = ({ subject, object }: MadeOf<'relationship'>, id: Id) => (subject === id ? object : subject);

export function relationshipsOf(oracle: Oracle, id: Id) {
  const edges = oracle
    .listed(oracle.relationships())
    .filter(of(id))
    .sort(byId)
    .map((relationship) => ({
      node: { id: relationship.id },
      counterpart: { id: otherEnd(relationship, id) },
    }));
  return { totalCount: edges.length, edges };
}

/** Each neighbor once, by name. */
export function bordersOf(oracle: Oracle, id: Id): { id: Id }[] {
  const borders = oracle
    .listed(oracle.relationships())
    .filter(of(id))
    .filter((border) => border.type === 'BORDER' && oracle.value(border.id, 'status', 'ACTIVE') === 'ACTIVE');
  return [...new Set(borders.map((border) => otherEnd(border, id)))].map((neighbor) => ({ id: neighbor }));
}
