import { toGlobalId } from '../../model/global-id';
import { OPEN as OPEN_END, parseSpan, UNKNOWN, type Span } from '../../model/time/edtf';
import { UserErrorCode } from '../../../platform/errors';
import { splitSpan } from '../../model/time/span';
import type { Contradiction, Rule } from './contradictions';
import { OPEN } from '../../write/revise';

/** No death is before the birth. */
export const bornBeforeDying: Rule = {
  concerns: { LEADER: ['born', 'died'] },
  isShownInLists: true,
  async find({ tx }, { LEADER: leaders = [] }) {
    const found = await tx.$queryRaw<{ id: bigint; born: string; died: string }[]>`
      SELECT id, born_edtf AS born, died_edtf AS died FROM leader
      WHERE id = ANY(${[...leaders]}) AND to_recording = ${OPEN} AND died_latest < born_earliest ORDER BY id`;
    return found.map(({ id, born, died }) => ({
      culprits: [{ id, properties: ['died', 'born'] }],
      code: UserErrorCode.INVALID,
      message: `A death cannot be before the birth: ${died} is before ${born}`,
    }));
  },
};

/** A tenure or membership, and the span within which it must lie. */
interface Bounded {
  id: bigint;
  term: string;
  ownerId: bigint;
  slug: string;
  from: string | null;
  to: string | null;
}

/** No term begins before the birth of the leader, or ends after the death. */
export const termWithinLife: Rule = {
  concerns: { LEADER: ['born', 'died'], TENURE: 'any' },
  isShownInLists: true,
  async find({ tx }, { LEADER: leaders = [], TENURE: tenures = [] }) {
    const held = await tx.$queryRaw<Bounded[]>`
      SELECT tenure.id, tenure.term_edtf AS term, leader.id AS "ownerId", entity.slug,
        leader.born_edtf AS from, leader.died_edtf AS to
      FROM tenure JOIN leader ON leader.id = tenure.leader_id JOIN entity ON entity.id = leader.id
      WHERE (tenure.id = ANY(${[...tenures]}) OR tenure.leader_id = ANY(${[...leaders]}))
        AND tenure.to_recording = ${OPEN} AND tenure.effective AND leader.to_recording = ${OPEN}
        AND (greatest(tenure.term_earliest, tenure.term_latest) > leader.died_latest
          OR least(tenure.term_earliest, tenure.term_latest) < leader.born_earliest)
      ORDER BY tenure.id`;
    return held.flatMap((tenure) => {
      const { ownerId, slug, from, to, term } = tenure;
      const isBefore = beginsBefore(term, from) || endsBefore(term, from);
      if (!isBefore && !beginsAfter(term, to) && !endsAfter(term, to)) return [];
      const why = isBefore ? `${slug} was born in ${from}` : `${slug} died in ${to}`;
      return [outside(tenure, { id: ownerId, properties: ['born', 'died'] }, why)];
    });
  },
};

/** No term lies entirely before or after the existence of the country. */
export const termWithinCountry: Rule = {
  concerns: { COUNTRY: ['existed'], TENURE: 'any' },
  isShownInLists: true,
  async find({ tx }, { COUNTRY: countries = [], TENURE: tenures = [] }) {
    const held = await tx.$queryRaw<Bounded[]>`
      SELECT tenure.id, tenure.term_edtf AS term, country.id AS "ownerId", entity.slug,
        country.existed_edtf AS from, country.existed_edtf AS to
      FROM tenure JOIN country ON country.id = tenure.country_id JOIN entity ON entity.id = country.id
      WHERE (tenure.id = ANY(${[...tenures]}) OR tenure.country_id = ANY(${[...countries]}))
        AND tenure.to_recording = ${OPEN} AND tenure.effective AND country.to_recording = ${OPEN}
        AND (tenure.term_earliest > country.existed_latest OR tenure.term_latest < country.existed_earliest)
      ORDER BY tenure.id`;
    return held.flatMap((tenure) => {
      const { ownerId, slug, from: existed, term } = tenure;
      if (!beginsAfter(term, existed) && !endsBefore(term, existed)) return [];
      return [outside(tenure, { id: ownerId, properties: ['existed'] }, `${slug} existed ${existed}`)];
    });
  },
};

/** No membership begins before the body existed, or ends after it. */
export const membershipWithinBody: Rule = {
  concerns: { ORGANIZATION: ['existed'], RELATIONSHIP: 'any' },
  isShownInLists: true,
  async find({ tx }, { ORGANIZATION: bodies = [], RELATIONSHIP: relationships = [] }) {
    const held = await tx.$queryRaw<Bounded[]>`
      SELECT membership.id, membership.valid_edtf AS term, body.id AS "ownerId", entity.slug,
        body.existed_edtf AS from, body.existed_edtf AS to
      FROM relationship membership JOIN organization body ON body.id = membership.object_id JOIN entity ON entity.id = body.id
      WHERE (membership.id = ANY(${[...relationships]}) OR membership.object_id = ANY(${[...bodies]}))
        AND membership.type = 'MEMBERSHIP' AND membership.to_recording = ${OPEN} AND membership.effective
        AND body.to_recording = ${OPEN}
        AND (greatest(membership.valid_earliest, membership.valid_latest) > body.existed_latest
          OR least(membership.valid_earliest, membership.valid_latest) < body.existed_earliest)
      ORDER BY membership.id`;
    return held.flatMap((membership) => {
      const { ownerId, slug, from: existed, term } = membership;
      const isOutside = [beginsBefore, endsBefore, beginsAfter, endsAfter].some((isSo) =>
        isSo(term, existed),
      );
      if (!isOutside) return [];
      const owner: Owner = { id: ownerId, properties: ['existed'] };
      return [outside(membership, owner, `${slug} existed ${existed}`, 'RELATIONSHIP')];
    });
  },
};

type Owner = Contradiction['culprits'][number];

const PROPERTIES = { TENURE: ['term.start', 'term.end'], RELATIONSHIP: ['valid'] } as const;

function outside(
  { id, term }: Bounded,
  owner: Owner,
  why: string,
  kind: keyof typeof PROPERTIES = 'TENURE',
): Contradiction {
  return {
    culprits: [{ id, properties: PROPERTIES[kind] }, owner],
    code: UserErrorCode.INVALID,
    message: `${toGlobalId(kind, id)} would be from ${term}, but ${why}; correct one of them first`,
  };
}

// Nothing is certain about an approximate (~) or uncertain (?) time.
const certain = (edtf: string | null): Span | null =>
  edtf === null || edtf === UNKNOWN || edtf === OPEN_END || /[~?%]/.test(edtf) ? null : parseSpan(edtf);

const isBefore = (day: string | null | undefined, other: string | null | undefined): boolean =>
  day != null && other != null && day < other;

const beginsBefore = (term: string, span: string | null): boolean =>
  isBefore(certain(splitSpan(term).start)?.latest, certain(span)?.earliest);

const endsBefore = (term: string, span: string | null): boolean =>
  isBefore(certain(splitSpan(term).end)?.latest, certain(span)?.earliest);

const beginsAfter = (term: string, span: string | null): boolean =>
  isBefore(certain(span)?.latest, certain(splitSpan(term).start)?.earliest);

const endsAfter = (term: string, span: string | null): boolean =>
  isBefore(certain(span)?.latest, certain(splitSpan(term).end)?.earliest);
