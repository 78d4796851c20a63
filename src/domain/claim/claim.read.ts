import {
  byId,
  column,
  columnOf,
  globalId,
  oneById,
  recordedAt,
  span,
  thingById,
  type Tagged,
} from '../../engine/query/compile/fields';
import { CLAIM_SUBJECT_KINDS, ENTITY_KINDS } from '../../engine/model/kinds';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { rowsOfFacts, withFactsOf } from '../../engine/claims/read/facts-of.read';
import { claimValueSql } from '../../engine/model/row-cells';
import { decides } from '../../engine/model/what-stands';
import { enumFilter, idFilter, stringFilter, timeFilter } from '../../engine/query/compile/filter';
import { effectOfClaim, groupOfClaim, originOfClaim } from './draft.read';
import { embed, value, type Listing, type ObjectModel, type Source } from '../../engine/query/compile/model';
import { raw, sql, type Sql } from '../../engine/query/compile/sql';

export const claimModel: ObjectModel<Sql> = {
  fields: {
    id: globalId('CLAIM'),
    subject: embed<Sql, Tagged>('ClaimSubject', (claim) => ({
      kind: columnOf(claim, 'subject_kind'),
      id: columnOf(claim, 'subject_id'),
    })),
    property: column('property'),
    value: value((claim) => raw(claimValueSql(claim.sql))),
    statement: column('statement'),
    modality: column('modality'),
    rank: column('rank'),
    stance: column('stance'),
    confidence: column('confidence'),
    condition: column('condition'),
    speaker: thingById('Entity', 'speaker_id'),
    source: oneById('Source', 'source', 'source_id'),
    quote: column('quote'),
    locator: column('locator'),
    saidAt: span('said_at'),
    saidOn: column('said_on'),
    recordedAt: recordedAt('recorded_in'),
    retractedAt: recordedAt('retracted_in'),
    review: column('review'),
    actor: value((claim) => sql`(select actor from recording where id = ${claim}.recorded_in)`),
    note: column('note'),
    origin: originOfClaim,
    effect: effectOfClaim,
  },
};

export const claimListing: Listing<Sql> = {
  type: 'Claim',
  id: byId,
  orders: {
    SAID: { sql: (claim) => sql`${claim}.said_on`, type: 'date' },
    RECORDED: { sql: (claim) => sql`${claim}.recorded_in`, type: 'int8' },
    CONFIDENCE: { sql: (claim) => sql`${claim}.confidence`, type: 'int8', nullable: true },
  },
  defaultOrder: [{ field: 'SAID', direction: 'DESC' }],
  filter: {
    fields: {
      subject: idFilter(CLAIM_SUBJECT_KINDS, (claim) => sql`${claim}.subject_id`),
      property: stringFilter((claim) => sql`${claim}.property`),
      modality: enumFilter('Modality', (claim) => sql`${claim}.modality`),
      rank: enumFilter('ClaimRank', (claim) => sql`${claim}.rank`),
      speaker: idFilter(ENTITY_KINDS, (claim) => sql`${claim}.speaker_id`),
      source: idFilter(['SOURCE'], (claim) => sql`${claim}.source_id`),
      dataset: idFilter(['DATASET'], (claim) => sql`${claim}.dataset_id`),
      review: enumFilter('ReviewState', (claim) => sql`${claim}.review`),
      group: stringFilter(groupOfClaim),
      retracted: (claim, retracted) => sql`(${claim}.retracted_in is not null) = ${retracted}::boolean`,
      saidAt: timeFilter(
        // If the date of the claim is unknown, the day by which it had been made counts.
        (claim) =>
          sql`case when ${claim}.said_at_edtf is null then daterange(${claim}.said_on, ${claim}.said_on, '[]') else ${claim}.said_at end`,
      ),
    },
  },
};

/** Every claim about one subject, or about one property of it. */
export function claimsAbout(context: CompileContext, subjectId: Sql, property?: Sql): Source<Sql> {
  return claimsAmong(context, (claim) => {
    const isAbout = sql`${claim}.subject_id = ${subjectId}`;
    return property ? sql`${isAbout} and ${claim}.property = ${property}` : isAbout;
  });
}

/** Every claim about a thing or about a fact of it, and the imported rows from which its facts came. */
export function claimsAboutAndOfFacts(context: CompileContext, thingId: Sql): Source<Sql> {
  return claimsAmong(
    context,
    (claim) => sql`(${claim}.subject_id = any(array(${withFactsOf(context, thingId)}))
      or ${claim}.id = any(array(${rowsOfFacts(context, thingId)})))`,
  );
}

/** Every claim for which a condition holds. */
export function claimsAmong(context: CompileContext, condition: (claim: Sql) => Sql): Source<Sql> {
  const source = latestFirst(context.scan('claim'));
  return { ...source, where: sql`${condition(source.row)} and ${source.where}` };
}

/** Every claim about a fact, and the claim that represents the imported row from which the fact came. */
export function claimsBehind(context: CompileContext, fact: Sql): Source<Sql> {
  return claimsAmong(
    context,
    (claim) => sql`(${claim}.subject_id = ${fact}.id or ${claim}.id = ${fact}.record_claim_id)`,
  );
}

const latestFirst = (source: Source<Sql>): Source<Sql> => ({
  ...source,
  orderBy: sql`${source.row}.said_on desc, ${source.row}.id desc`,
});

/**
 * The claims about one property of a subject that can decide its value: accepted, not retracted, and supporting the
 * value.
 */
export function decidingClaimsAbout(context: CompileContext, subjectId: Sql, property: Sql): Source<Sql> {
  const source = claimsAbout(context, subjectId, property);
  const { row: claim } = source;
  return {
    ...source,
    where: sql`${source.where} and ${decides(claim.sql)}`,
  };
}
