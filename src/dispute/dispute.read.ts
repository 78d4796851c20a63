import { CLAIM_SUBJECT_KINDS } from '../entity/kinds';
import { claims, decidingClaimsAbout } from '../claim/claim.read';
import { orderOfColumn, saidBy, standing } from '../evidence/effective-claims.read';
import { VOCABULARY } from '../evidence/vocabulary';
import { decides, standingOrder, type DecidingClaim } from '../evidence/what-stands';
import type { Asking } from '../read/asking';
import { late } from '../read/late';
import { column, columnOf, type Tagged } from '../read/fields';
import {
  connection,
  embed,
  list,
  one,
  value,
  type FieldRead,
  type Listing,
  type ObjectModel,
  type Source,
} from '../read/model';
import { referTo } from '../read/reference';
import { and, join, raw, sql, textArray, type Sql } from '../read/sql';
import { standsAt } from '../read/scope';
import { explainDispute } from './explain-dispute';

/** Of these a subject may have several at once, so that two of them are no dispute; only a denial makes one. */
const SEVERAL: readonly string[] = [
  ...new Set(
    Object.values(VOCABULARY).flatMap((lines) =>
      lines.filter(({ several }) => several).map(({ name }) => name),
    ),
  ),
];

export const disputeModel: ObjectModel<Sql> = {
  fields: {
    subject: embed<Sql, Tagged>('ClaimSubject', (dispute) => ({
      kind: columnOf(dispute, 'subject_kind'),
      id: columnOf(dispute, 'subject_id'),
    })),
    property: column('property'),
    positions: list('Position', (dispute, _args, asking) => positions(asking, dispute)),
    current: one('Position', (dispute, _args, asking) => {
      const source = positions(asking, dispute);
      return { ...source, where: sql`${source.row}.standing` };
    }),
    rule: value(
      (dispute, _args, asking) => decision(asking, dispute),
      ([property, winner, runnerUp, denial]) =>
        explainDispute({
          property,
          winner: readKeys(winner),
          runnerUp: runnerUp && readKeys(runnerUp),
          denial: denial && readKeys(denial),
        }),
    ),
  },
};

export const positionModel: ObjectModel<Sql> = {
  fields: {
    value: column('value'),
    claims: list('Claim', (position, _args, asking) => {
      const source = decidingClaimsAbout(asking, sql`${position}.subject_id`, columnOf(position, 'property'));
      return { ...source, where: sql`${source.where} and ${source.row}.value = ${position}.value` };
    }),
    confidence: column('confidence'),
    standing: column('standing'),
  },
};

const listing: Listing<Sql> = {
  type: 'Dispute',
  // The one key beside the subject: the list is by the day, then the subject, then the property.
  id: { sql: (dispute) => columnOf(dispute, 'property'), type: 'text' },
  orders: {
    SAID: { sql: lastSaid, type: 'date' },
    SUBJECT: { sql: (dispute) => columnOf(dispute, 'subject_id'), type: 'int8' },
  },
  defaultOrder: [
    { field: 'SAID', direction: 'DESC' },
    { field: 'SUBJECT', direction: 'DESC' },
  ],
};

export const disputesField: FieldRead<unknown> = connection(listing, (_root, args, asking): Source<Sql> => {
  const [subject, property] = [late(args, 'subject'), late(args, 'property')];
  const dispute = asking.alias('contested');
  return {
    from: sql`contested ${dispute}`,
    row: dispute,
    where: and([
      ...(subject == null
        ? []
        : [sql`${dispute}.subject_id = ${referTo(asking, subject, CLAIM_SUBJECT_KINDS, ['subject'])}`]),
      ...(property == null ? [] : [sql`${dispute}.property = ${property}::text`]),
      isDisputed(asking, dispute),
    ]),
  };
});

/** When something was last said about it: now that is kept, at another point of time it has to be looked up. */
function lastSaid(dispute: Sql, asking: Asking): Sql {
  if (asking.scope.known === null && asking.scope.said === null) return columnOf(dispute, 'said_on');
  const { from, row: claim, where } = claims(asking);
  return sql`(select max(${claim}.said_on) from ${from} where ${where}
    and ${claim}.subject_id = ${dispute}.subject_id and ${claim}.property = ${dispute}.property)`;
}

/** The claims that may decide it, under the alias `name`. */
const deciding = (asking: Asking, dispute: Sql, name: string): Sql =>
  sql`${raw(name)}.subject_id = ${dispute}.subject_id and ${raw(name)}.property = ${dispute}.property
    and ${standsAt(asking.scope, raw(name))} and ${saidBy(asking, raw(name))} and ${decides(name)}`;

/** Whether two values are held, or one is both held and denied. */
// OFFSET keeps the planner from reading all claims at once: a page looks at a few candidates, each through the index.
const isDisputed = (asking: Asking, dispute: Sql): Sql =>
  sql`exists (select from claim held join claim other on ${deciding(asking, dispute, 'other')}
    where ${deciding(asking, dispute, 'held')} and held.stance = 'SUPPORTS' and (
      other.stance = 'DISPUTES' and other.value = held.value
      or other.stance = 'SUPPORTS' and other.value <> held.value and ${dispute}.property <> all(${textArray(SEVERAL)}))
    offset 0)`;

const winnerOf = (asking: Asking, dispute: Sql, among?: Sql): Sql =>
  standing(asking, sql`${dispute}.subject_id`, columnOf(dispute, 'property'), among);

const orderWithin = (dispute: Sql): Sql =>
  standingOrder('claim', orderOfColumn(columnOf(dispute, 'property')), 'source');

const claimAndSource = (asking: Asking): Sql =>
  sql`claim join source on source.id = claim.source_id and ${standsAt(asking.scope, raw('source'))}`;

/** The values that are held, the one that stands first, then by the claim of each that comes first. */
function positions(asking: Asking, dispute: Sql): Source<Sql> {
  const position = asking.alias('position');
  return {
    from: sql`(select held.*, held.value = winner.value as standing from (
        select distinct on (claim.value) claim.subject_id, claim.property, claim.value,
          max(claim.confidence) over (partition by claim.value) as confidence,
          row_number() over (order by ${orderWithin(dispute)}) as place
        from ${claimAndSource(asking)}
        where ${deciding(asking, dispute, 'claim')} and claim.stance = 'SUPPORTS'
        order by claim.value, place
      ) held cross join (${winnerOf(asking, dispute)}) winner) ${position}`,
    row: position,
    where: sql`true`,
    orderBy: sql`${position}.standing desc, ${position}.place`,
  };
}

const KEYS = ['id', 'rank', 'modality', 'stance', 'review', 'reliability', 'said_on', 'recorded_in'];

const keysOf = (claim: string): Sql =>
  sql`json_build_array(${join(KEYS.map((name) => raw(`${claim}.${name}`)))})`;

/** What decides: the property, and the keys of the winner, of the runner-up and of the first denial of the winner. */
function decision(asking: Asking, dispute: Sql): Sql {
  const runnerUp = winnerOf(asking, dispute, sql`c.value <> winner.value`);
  const denial = sql`select claim.*, source.reliability from ${claimAndSource(asking)}
    where ${deciding(asking, dispute, 'claim')} and claim.stance = 'DISPUTES' and claim.value = winner.value
    order by ${orderWithin(dispute)} limit 1`;
  return sql`(select json_build_array(${dispute}.property, ${keysOf('winner')},
      (select ${keysOf('other')} from (${runnerUp}) other), (select ${keysOf('denial')} from (${denial}) denial))
    from (${winnerOf(asking, dispute)}) winner)`;
}

function readKeys([id, rank, modality, stance, review, reliability, saidOn, recordedIn]: any): DecidingClaim {
  const keys = { rank, modality, stance, review, reliability, saidOn };
  return { ...keys, id: BigInt(id), recordedIn: BigInt(recordedIn), value: null, retractedIn: null };
}
