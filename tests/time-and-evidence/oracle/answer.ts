import { countryOf, leaderOf } from './actors';
import { mayOverlap } from './days';
import { disputesOf } from './disputes';
import { eventOf, placeOf } from './events';
import { bordersOf, membersOf, officesOf, relationshipOf, relationshipsOf, tenureOf } from './facts';
import { NOT_THERE, byId, idsOf, newestFirst, page } from './lists';
import type { Id, MadeOf } from './log';
import type { Oracle } from './oracle';
import type { Part, World } from './question';
import { codesAnswer, found, holds, namesOf, roleOf } from './things';

/* The oracle's result for the query of question.ts. */

type Answer = (oracle: Oracle, world: World) => unknown;

/** The oracle's result for each part of the query. */
const PARTS: Record<Part, Answer> = {
  events: (oracle, world) => ({
    events: page(eventsOf(oracle).map((event) => eventOf(oracle, event))),
    ...Object.fromEntries(world.events.map((id, i) => [`event${i}`, lookedUp(oracle, id)])),
  }),
  found(oracle, { countries: [country], word }) {
    const where = (isWanted: (event: MadeOf<'event'>) => boolean) => idsOf(eventsOf(oracle).filter(isWanted));
    const participations = oracle.participations();
    const at = (event: Id) => participations.filter((participation) => participation.event === event);
    const status = (participation: { id: Id }) => oracle.value(participation.id, 'status', 'UNKNOWN');
    return {
      begun: where(({ id }) => ['OCCURRED', 'UNDERWAY'].includes(oracle.value(id, 'status', 'UNKNOWN'))),
      meanwhile: where(({ id }) =>
        mayOverlap(oracle.span(id, 'time'), { earliest: '2015-01-01', latest: '2015-05-09' }),
      ),
      attended: where(({ id }) => at(id).some((each) => ['ATTENDED', 'CONFIRMED'].includes(status(each)))),
      without: where(({ id }) => !at(id).some((each) => each.country === country)),
      multilateral: where(({ id }) => {
        const present = at(id).filter(
          (each) =>
            each.country &&
            roleOf(oracle, each) !== 'SUBJECT' &&
            ![...NOT_THERE, 'UNKNOWN'].includes(status(each)),
        );
        return new Set(present.map((each) => each.country)).size >= 2;
      }),
      located: where(({ id }) => placeOf(oracle, id)?.country?.id === country),
      search: idsOf(found(oracle, word).sort(byId)),
      changes: idsOf(oracle.changes.filter(({ concerns }) => concerns.includes(country))),
      claims: page(
        oracle
          .said(({ retractedAt }) => retractedAt === null)
          .map(({ id, rank, review }) => ({ id, rank, review })),
      ),
    };
  },
  relationships(oracle, { countries, organization }) {
    const relationships = oracle
      .listed(oracle.relationships())
      .filter(({ subject, object }) => countries.some((id) => id === subject || id === object));
    const { version } = oracle.thing(organization);
    return {
      relationships: page(
        newestFirst(relationships, oracle.spanOf).map((relationship) => relationshipOf(oracle, relationship)),
      ),
      organization: {
        id: organization,
        version,
        externalIds: codesAnswer(oracle, organization),
        members: membersOf(oracle, organization),
        relationships: relationshipsOf(oracle, organization),
      },
      countries: countries.map((id) => ({
        id,
        borders: bordersOf(oracle, id),
        relationships: relationshipsOf(oracle, id),
      })),
    };
  },
  tenures(oracle, { countries: [country], word }) {
    const leaders = oracle.all('leader').filter(({ id }) => namesOf(oracle, id).some(holds(word)));
    return {
      tenures: page(
        newestFirst(oracle.listed(oracle.tenures()), oracle.spanOf).map((tenure) => tenureOf(oracle, tenure)),
      ),
      leading: idsOf(
        leaders.filter(({ id }) => officesOf(oracle, id).some((each) => each.country === country)),
      ),
      idle: idsOf(leaders.filter(({ id }) => officesOf(oracle, id).length === 0)),
    };
  },
  countries: (oracle, { countries, iso3 }) => ({
    ...Object.fromEntries(
      iso3.map((code, i) => {
        const id = oracle.bearer(code);
        return [`coded${i}`, id && { id }];
      }),
    ),
    countries: countries.map((id) => countryOf(oracle, id)),
  }),
  leaders: (oracle, { leaders }) => ({
    leaders: leaders.map((id) => (oracle.find('leader', id) ? leaderOf(oracle, id) : null)),
  }),
  disputes: (oracle, { disputable }) =>
    Object.fromEntries(
      disputable.flatMap((id, i) => [
        [`dispute${i}`, disputesOf(oracle, id, 'CONTRADICTION', { includeFacts: true })],
        [`own${i}`, disputesOf(oracle, id, null, { includeFacts: false })],
        [`succession${i}`, disputesOf(oracle, id, 'SUCCESSION', { includeFacts: true })],
      ]),
    ),
};

/** The result for a part of a world. */
export const answerOf = (oracle: Oracle, world: World, part: Part): unknown => PARTS[part](oracle, world);

const eventsOf = (oracle: Oracle) => newestFirst(oracle.events(), ({ id }) => oracle.span(id, 'time'));

/** An event without an effective claim does not exist: it cannot be looked up either. */
function lookedUp(oracle: Oracle, id: Id): { id: Id } | null {
  return oracle.find('event', id) && oracle.exists({ id }) ? { id } : null;
}
