import { boundsOf, isWithin, mayOverlap, type Bounds } from './days';
import { numberOf, type Id, type MadeOf, type Name } from './log';
import { compare, isSame, type Claim, type Oracle, type Span } from './oracle';
import type { Part, World } from './question';

/* The answer to the question of question.ts, as the oracle gives it. */

const LEVELS = [
  'HEAD_OF_STATE',
  'HEAD_OF_GOVERNMENT',
  'DEPUTY_LEADER',
  'MINISTER',
  'SENIOR_OFFICIAL',
  'DELEGATION',
  'UNSPECIFIED',
];
const OFFICES = [
  'HEAD_OF_STATE',
  'HEAD_OF_GOVERNMENT',
  'EFFECTIVE_LEADER',
  'PARTY_LEADER',
  'MINISTER',
  'OTHER',
];
const NAME_KINDS = ['COMMON', 'OFFICIAL', 'ALIAS'];
const NOT_THERE = ['DECLINED', 'NOT_EXPECTED', 'WITHDRAWN', 'ABSENT'];

const byId = (a: { id: Id }, b: { id: Id }) => numberOf(a.id) - numberOf(b.id);
const idOf = ({ id }: { id: Id }) => ({ id });
const page = <T>(nodes: readonly T[]) => ({ totalCount: nodes.length, nodes });
const idsOf = (things: readonly { id: Id }[]) => page(things.map(idOf));

const spanOf = ({ edtf, earliest, latest }: Span) => ({ edtf, earliest, latest });
const written = (edtf: string | null) => edtf && { edtf, ...boundsOf(edtf) };

/** Latest start first, unknown ones last, among equals the one recorded last first. */
const newestFirst = <T extends { id: Id }>(things: readonly T[], startOf: (thing: T) => Bounds): T[] =>
  [...things].sort((a, b) => {
    const [x, y] = [startOf(a).earliest ?? '', startOf(b).earliest ?? ''];
    return compare(y, x) || byId(b, a);
  });

/** Heads of state first, unknown levels last. */
function byLevel<T extends { id: Id }>(oracle: Oracle, participations: readonly T[]): T[] {
  const level = ({ id }: T) => {
    const rank = LEVELS.indexOf(oracle.value(id, 'level', ''));
    return rank < 0 ? LEVELS.length : rank;
  };
  return [...participations].sort((a, b) => level(a) - level(b) || byId(a, b));
}

type Answer = (oracle: Oracle, world: World) => unknown;

/** What the oracle answers to each part of the question. */
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
      begun: where(({ id }) => ['OCCURRED', 'UNDERWAY'].includes(oracle.value(id, 'status', 'SCHEDULED'))),
      meanwhile: where(({ id }) =>
        mayOverlap(oracle.span(id, 'time'), { earliest: '2015-01-01', latest: '2015-05-09' }),
      ),
      attended: where(({ id }) => at(id).some((each) => ['ATTENDED', 'CONFIRMED'].includes(status(each)))),
      without: where(({ id }) => !at(id).some((each) => each.country === country)),
      multilateral: where(({ id }) => {
        const present = at(id).filter(
          (each) => each.country && roleOf(oracle, each) !== 'SUBJECT' && !NOT_THERE.includes(status(each)),
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
  countries: (oracle, { countries }) => ({ countries: countries.map((id) => countryOf(oracle, id)) }),
  leaders: (oracle, { leaders }) => ({
    leaders: leaders.map((id) => (oracle.find('leader', id) ? leaderOf(oracle, id) : null)),
  }),
  disputes: (oracle, { disputable }) =>
    Object.fromEntries(disputable.map((id, i) => [`dispute${i}`, disputesOf(oracle, id)])),
};

/** The answer to the question about a part of a world. */
export const answerOf = (oracle: Oracle, world: World, part: Part): unknown => PARTS[part](oracle, world);

const eventsOf = (oracle: Oracle) => newestFirst(oracle.events(), ({ id }) => oracle.span(id, 'time'));

/** Before anything had been said of it there is no event; else one can be looked up, whether claims hold it up or not. */
function lookedUp(oracle: Oracle, id: Id): { id: Id } | null {
  if (!oracle.find('event', id)) return null;
  return oracle.point.said === null || oracle.exists({ id }) ? { id } : null;
}

const claimOf = (claim: Claim) => ({
  id: claim.id,
  property: claim.property,
  value: claim.value,
  rank: claim.rank,
  stance: claim.stance,
  review: claim.review,
  modality: claim.modality,
  confidence: claim.confidence,
  recordedAt: claim.recordedAt,
  retractedAt: claim.retractedAt,
  saidAt: written(claim.saidAt),
  subject: { id: claim.subject },
  source: { id: claim.source, reliability: claim.reliability },
});

const historyOf = (oracle: Oracle, id: Id) =>
  page(
    oracle.changes
      .filter(({ concerns }) => concerns.includes(id))
      .map(({ id: change, action }) => ({ id: change, action }))
      .reverse(),
  );

/** The names that held on the day asked for. */
const namesOf = (oracle: Oracle, id: Id): Name[] =>
  oracle.thing(id).names.filter(({ valid }) => {
    const day = oracle.point.valid;
    return day === null || valid === null || isWithin(boundsOf(valid), day);
  });

const namesAnswer = (oracle: Oracle, id: Id) =>
  NAME_KINDS.flatMap((kind) => namesOf(oracle, id).filter((name) => name.kind === kind)).map(
    ({ value, language, kind }) => ({ value, language, kind }),
  );

/** The label, unless it did not hold on the day asked for and another English name did. */
function nameOf(oracle: Oracle, id: Id): string {
  const { label } = oracle.thing(id);
  const names = namesAnswer(oracle, id);
  if (oracle.point.valid === null || names.some(({ value }) => value === label)) return label;
  return names.find(({ language }) => language === 'en')?.value ?? label;
}

const holds =
  (word: string) =>
  ({ value }: { value: string }) =>
    value.includes(word);

/** Things with a name that holds the word, and events whose summary does; of events those that exist. */
function found(oracle: Oracle, word: string): { id: Id }[] {
  const things = oracle.made.filter((made) => 'names' in made);
  return things.filter(
    (thing) =>
      (namesOf(oracle, thing.id).some(holds(word)) || oracle.thing(thing.id).summary?.includes(word)) &&
      (thing.kind !== 'event' || oracle.exists(thing)),
  );
}

/** Without a standing claim a participation has no role of its own. */
const roleOf = (oracle: Oracle, { id }: { id: Id }) => oracle.value(id, 'role', 'PARTICIPANT');

function eventOf(oracle: Oracle, { id }: { id: Id }) {
  const quantities = [...new Set(oracle.heard(id).map(({ property }) => property))]
    .filter((property) => property.startsWith('quantity.'))
    .sort();
  const participations = byLevel(
    oracle,
    oracle.participations().filter(({ event }) => event === id),
  );
  return {
    id,
    version: oracle.thing(id).version,
    name: nameOf(oracle, id),
    summary: oracle.thing(id).summary,
    names: namesAnswer(oracle, id),
    type: oracle.value(id, 'type', 'OTHER'),
    status: oracle.value(id, 'status', 'SCHEDULED'),
    time: spanOf(oracle.span(id, 'time')),
    place: placeOf(oracle, id),
    quantities: quantities.map((property) => quantityOf(oracle, id, property)),
    participations: page(participations.map((participation) => participationOf(oracle, participation))),
    claims: page(oracle.about(id).map(claimOf)),
    history: historyOf(oracle, id),
  };
}

function placeOf(oracle: Oracle, event: Id) {
  const place = oracle.standing(event, 'place')?.value as
    { name: string; precision: string; country?: string } | undefined;
  if (!place) return null;
  const { name, precision, country } = place;
  return {
    name,
    precision,
    country: country === undefined ? null : idOf(oracle.all('country').find(({ slug }) => slug === country)!),
  };
}

function quantityOf(oracle: Oracle, event: Id, property: string) {
  const stands = oracle.value<Record<string, unknown>>(event, property, {});
  const { value = null, low = null, high = null, unit = null, approximate = false } = stands;
  return { property, value, low, high, unit, approximate, claims: oracle.about(event, property).map(idOf) };
}

function participationOf(oracle: Oracle, participation: MadeOf<'participation'>) {
  const { id, event, participant, country } = participation;
  const ledger = oracle
    .heard(id, 'status')
    .filter(({ modality, stance }) => modality !== 'HYPOTHETICAL' && stance === 'SUPPORTS')
    .sort((a, b) => compare(a.saidOn, b.saidOn) || a.recording - b.recording);
  return {
    id,
    event: { id: event },
    participant: { id: participant },
    country: country === null ? null : { id: country },
    role: roleOf(oracle, participation),
    level: oracle.value(id, 'level', null),
    status: oracle.value(id, 'status', 'UNKNOWN'),
    confidence: oracle.standing(id, 'status')?.confidence ?? null,
    reason: oracle.value(id, 'reason', null),
    ledger: ledger.map((claim) => ({
      status: claim.value,
      recordedAt: claim.recordedAt,
      saidAt: written(claim.saidAt),
      claim: { id: claim.id },
    })),
    claims: oracle.about(id).map(claimOf),
  };
}

function relationshipOf(oracle: Oracle, { id, type, directed, subject, object }: MadeOf<'relationship'>) {
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

function tenureOf(oracle: Oracle, { id, leader, country, role }: MadeOf<'tenure'>) {
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

const officesOf = (oracle: Oracle, leader: Id) =>
  oracle.tenures().filter((tenure) => tenure.leader === leader && oracle.held(tenure, oracle.day));

/** By the highest office, among equals the one entered last. */
function countryLed(oracle: Oracle, leader: Id): { id: Id } | null {
  const offices = newestFirst(officesOf(oracle, leader), oracle.spanOf);
  const highest = Math.min(...offices.map(({ role }) => OFFICES.indexOf(role)));
  const office = offices.find(({ role }) => OFFICES.indexOf(role) === highest);
  return office ? { id: office.country } : null;
}

/**
 * Who belongs to a group on the day of the question, each once, who came first first. A membership that is over counts
 * for the days that it lasted, if somebody says when it ended.
 */
function membersOf(oracle: Oracle, organization: Id): { id: Id }[] {
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
        oracle.held(membership, oracle.day),
    );
  const start = (membership: MadeOf<'relationship'>) => oracle.spanOf(membership).earliest ?? '9999';
  memberships.sort((a, b) => compare(start(a), start(b)) || byId(a, b));
  return [...new Set(memberships.map(({ subject }) => subject))].map((id) => ({ id }));
}

const of = (id: Id) => (relationship: MadeOf<'relationship'>) =>
  [relationship.subject, relationship.object].includes(id);
const otherEnd = ({ subject, object }: MadeOf<'relationship'>, id: Id) => (subject === id ? object : subject);

function relationshipsOf(oracle: Oracle, id: Id) {
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

/** Each neighbour once, by name. */
function bordersOf(oracle: Oracle, id: Id): { id: Id }[] {
  const borders = oracle
    .listed(oracle.relationships())
    .filter(of(id))
    .filter((border) => border.type === 'BORDER' && oracle.value(border.id, 'status', 'ACTIVE') === 'ACTIVE');
  return [...new Set(borders.map((border) => otherEnd(border, id)))].map((neighbour) => ({ id: neighbour }));
}

/** Of these a thing may have several at once: only a denial makes a dispute of them. */
const SEVERAL = ['name', 'intention', 'risk', 'significance'];

/** The properties about which claims that may decide disagree, what was spoken of last first. */
function disputesOf(oracle: Oracle, id: Id) {
  const lastSaid = (property: string) => oracle.about(id, property)[0]!.saidOn;
  const disputes = [...new Set(oracle.about(id).map(({ property }) => property))]
    .map((property) => ({ property, deciding: oracle.deciding(id, property) }))
    .filter(({ property, deciding }) =>
      deciding.some(
        (held) =>
          held.stance === 'SUPPORTS' &&
          deciding.some((other) =>
            other.stance === 'DISPUTES'
              ? isSame(other.value, held.value)
              : !isSame(other.value, held.value) && !SEVERAL.includes(property),
          ),
      ),
    )
    .sort((a, b) => compare(lastSaid(b.property), lastSaid(a.property)) || compare(b.property, a.property));
  return page(
    disputes.map(({ property, deciding }) => {
      const winner = oracle.standing(id, property)!;
      const values = [winner, ...deciding.filter(({ stance }) => stance === 'SUPPORTS')].map(
        ({ value }) => value,
      );
      const positions = values.filter((value, i) => values.findIndex((each) => isSame(each, value)) === i);
      return {
        property,
        subject: { id },
        current: { value: winner.value },
        positions: positions.map((value) => positionOf(oracle, winner, value)),
      };
    }),
  );
}

/** One value that is held, with the claims that support or deny it, latest said first. */
function positionOf(oracle: Oracle, winner: Claim, value: unknown) {
  const claims = oracle
    .about(winner.subject, winner.property)
    .filter(
      (claim) => oracle.deciding(claim.subject, claim.property).includes(claim) && isSame(claim.value, value),
    );
  const judged = claims.flatMap(({ stance, confidence }) =>
    stance === 'SUPPORTS' ? (confidence ?? []) : [],
  );
  return {
    value,
    confidence: judged.length > 0 ? Math.max(...judged) : null,
    standing: isSame(winner.value, value),
    claims: claims.map(idOf),
  };
}

/** What countries and leaders are asked alike. */
function actorOf(oracle: Oracle, id: Id, isOf: (tenure: MadeOf<'tenure'>) => boolean) {
  const takesPart = ({ participant, country }: MadeOf<'participation'>) =>
    participant === id || country === id;
  const part = oracle.participations().filter(takesPart);
  const events = oracle.events().filter((event) => part.some((each) => each.event === event.id));
  return {
    id,
    version: oracle.thing(id).version,
    name: nameOf(oracle, id),
    tenures: idsOf(newestFirst(oracle.listed(oracle.tenures()).filter(isOf), oracle.spanOf)),
    events: idsOf(newestFirst(events, (event) => oracle.span(event.id, 'time'))),
    participations: idsOf(byLevel(oracle, part)),
    claims: idsOf(oracle.about(id)),
    history: historyOf(oracle, id),
  };
}

function countryOf(oracle: Oracle, id: Id) {
  return {
    ...actorOf(oracle, id, ({ country }) => country === id),
    names: namesAnswer(oracle, id),
    capital: oracle.value(id, 'capital', oracle.find('country', id)!.capital),
  };
}

function leaderOf(oracle: Oracle, id: Id) {
  const country = countryLed(oracle, id);
  return {
    ...actorOf(oracle, id, ({ leader }) => leader === id),
    relationships: relationshipsOf(oracle, id),
    born: written(oracle.value(id, 'born', oracle.find('leader', id)!.born)),
    country: country && { ...country, name: nameOf(oracle, country.id) },
  };
}
