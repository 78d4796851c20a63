import type { ThingKind } from '../../engine/model/kinds';
import { changeHistory, changeMember, changesOf } from '../change/change.read';
import { claimListing, claimsAbout, claimsAmong } from '../claim/claim.read';
import { importJobMember } from '../import-job/import-job.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import { byRowId, column, globalId, member, span, type Tagged } from '../../engine/query/compile/fields';
import {
  connection,
  list,
  value,
  type AbstractMember,
  type AbstractModel,
  type FieldRead,
  type ObjectModel,
  type ValueRead,
} from '../../engine/query/compile/model';
import { holds, join, or, sql, type Sql } from '../../engine/query/compile/sql';
import { isBehindSeveral } from '../../engine/claims/read/behind-several.read';
import type { SeveralProperty } from '../../engine/claims/read/several.read';

/** By what one name of a thing comes before another: see byPreference in names.ts. */
const byPreference = (name: Sql): Sql =>
  sql`${name}.preferred desc, ${name}.kind, cardinality(${name}.given_by) = 0, ${name}.id`;

/**
 * `name(language)`: the name in that language that is preferred, else the label: the English one where there is one. On a
 * day that is asked for, a thing is called by a name that held then; by a day of saying, by one that had been said.
 */
export const nameField: ValueRead<Sql> = value((thing, args, context) => {
  // The tags of BCP 47 mean the same in any letter case.
  const wanted = args.read<string | null>('language')?.toLowerCase() ?? 'en';
  const isEnglish = wanted === 'en';
  const { valid, said } = context.scope;
  if (isEnglish && valid === null && said === null) return sql`${thing}.label`;
  const { row: name, from, where } = context.scan('entity_name');
  const ofThing = sql`${where} and ${name}.entity_id = ${thing}.id`;
  const inLanguage = sql`lower(${name}.language) = ${wanted}::text`;
  const isVariant = sql`split_part(lower(${name}.language), '-', 1) = ${wanted.split('-')[0]}::text`;
  const isWanted = or([inLanguage, isVariant]);
  const best = (among: Sql, order: readonly Sql[]) =>
    sql`coalesce((select ${name}.value from ${from} where ${ofThing} and (${among})
    order by ${join(
      order.map((key) => sql`${key} desc, `),
      '',
    )}${byPreference(name)} limit 1), ${thing}.label)`;
  if (!isEnglish) return best(isWanted, [inLanguage]);
  // The label is the English name, and comes before others while it holds. Most things were never called otherwise.
  const isRenamed = holds(sql`select true from renamed where renamed.entity_id = ${thing}.id`);
  // What has one name for all days has its label among those that count, whatever their language.
  const isLabel =
    valid === null
      ? sql`${name}.value = ${thing}.label`
      : sql`${name}.value = ${thing}.label
      and (${inLanguage} or not ${isLabelEnglish(thing, context)})`;
  // To look for the label first is quicker than to sort, except where claims decide which names there are.
  if (said !== null)
    return sql`case when ${isRenamed} then ${best(or([isWanted, isLabel]), [isLabel, inLanguage])} else ${thing}.label end`;
  return sql`case when not ${isRenamed} or exists (select from ${from} where ${ofThing} and ${isLabel})
    then ${thing}.label else ${best(isWanted, [inLanguage])} end`;
});

/** Whether the label is an English name of the thing: that others call it so in their language says nothing of it then. */
function isLabelEnglish(thing: Sql, context: CompileContext): Sql {
  const { row: name, from, where } = context.versions('entity_name');
  return sql`exists (select from ${from} where ${where} and ${name}.entity_id = ${thing}.id
    and ${name}.value = ${thing}.label and lower(${name}.language) = 'en')`;
}

/** The slug of a thing, whatever its table. */
export const slugField: ValueRead<Sql> = value(
  (thing) => sql`(select slug from entity where id = ${thing}.id)`,
);

/** The fields that every thing has. */
export const entityFields = (kind: ThingKind): Record<string, FieldRead<Sql>> => ({
  id: globalId(kind),
  slug: slugField,
  version: column('version'),
  name: nameField,
  names: list('Name', (thing, _args, context) => {
    const { row: name, from, where } = context.scan('entity_name');
    return {
      from,
      row: name,
      where: sql`${where} and ${name}.entity_id = ${thing}.id`,
      orderBy: byPreference(name),
    };
  }),
  externalIds: list('ExternalId', (thing, _args, context) => {
    const { row: code, from, where } = context.scan('external_id');
    return {
      from,
      row: code,
      where: sql`${where} and ${code}.entity_id = ${thing}.id`,
      orderBy: sql`${code}.scheme, ${code}.value, ${code}.valid_earliest nulls first, ${code}.id`,
    };
  }),
  claims: connection(claimListing, (thing, _args, context) => claimsAbout(context, sql`${thing}.id`)),
  history: connection(changeHistory, (thing, _args, context) => changesOf(context, sql`${thing}.id`)),
});

/** The claims about one name or code of a thing, and the rows in which it stands. */
const claimsBehindSeveral = (property: SeveralProperty): FieldRead<Sql> =>
  list('Claim', (row, _args, context) =>
    claimsAmong(context, (claim) => isBehindSeveral(context, claim, row, property)),
  );

export const nameModel: ObjectModel<Sql> = {
  fields: {
    value: column('value'),
    language: column('language'),
    kind: column('kind'),
    valid: span('valid'),
    claims: claimsBehindSeveral('name'),
  },
};

export const externalIdModel: ObjectModel<Sql> = {
  fields: {
    scheme: column('scheme'),
    value: column('value'),
    valid: span('valid'),
    claims: claimsBehindSeveral('code'),
  },
};

const abstract = (...kinds: Record<string, AbstractMember<Tagged>>[]): AbstractModel<Tagged> => ({
  tag: ({ kind }) => kind,
  knownTags: ({ among }) => among,
  members: Object.assign({}, ...kinds),
});

// Where the kind is not known they are asked in this order.
const ACTORS = { Leader: member('LEADER'), Country: member('COUNTRY'), Organization: member('ORGANIZATION') };
const THINGS = { ...ACTORS, Event: member('EVENT') };
const FACTS = {
  Participation: member('PARTICIPATION'),
  Relationship: member('RELATIONSHIP'),
  Tenure: member('TENURE'),
};

// What every thing has is made of these.
const common = { fields: Object.keys(entityFields('LEADER')), columns: ['id', 'label', 'version'] };

export const actorModel = { ...abstract(ACTORS), common };
export const entityModel = { ...abstract(THINGS), common };
export const claimSubjectModel = abstract(THINGS, FACTS);
export const nodeModel = abstract(THINGS, FACTS, {
  EventSeries: member('SERIES'),
  Claim: member('CLAIM'),
  Source: member('SOURCE'),
  Dataset: member('DATASET'),
  Change: changeMember,
  ImportJob: importJobMember,
});

/** The label of an actor, for ordering: a country's, a leader's or an organization's. */
export function labelOf(context: CompileContext, id: Sql): Sql {
  const labels = ['leader', 'country', 'organization'].map((table) => {
    const { from, row, where } = byRowId(context, table, id);
    return sql`(select ${row}.label from ${from} where ${where})`;
  });
  return sql`coalesce(${join(labels)})`;
}
