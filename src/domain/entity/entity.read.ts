import { ENTITY_KINDS, type ThingKind } from '../../engine/model/kinds';
import { changeHistory, changeMember, changesOf } from '../change/change.read';
import { claimListing, claimsAbout, claimsAboutAndOfFacts, claimsAmong } from '../claim/claim.read';
import { descriptionOf } from './description.read';
import { importJobMember } from '../import-job/import-job.read';
import type { CompileContext } from '../../engine/query/compile/compile-context';
import {
  byId,
  byLabel,
  byRowId,
  column,
  globalId,
  member,
  span,
  type Tagged,
} from '../../engine/query/compile/fields';
import {
  connection,
  list,
  value,
  type AbstractMember,
  type AbstractModel,
  type FieldRead,
  type Listing,
  type ObjectModel,
  type ValueRead,
} from '../../engine/query/compile/model';
import { holds, join, or, sql, type Sql } from '../../engine/query/compile/sql';
import { isEvidenceFor, type MultiValuedProperty } from '../../engine/claims/read/evidence-for.read';
import { isCalledByClaims, isPreferred, labelAsSaid } from '../../engine/claims/read/values.read';

/** By what one name of a thing comes before another: see byPreference in names.ts. */
const byPreference = (context: CompileContext, name: Sql): Sql =>
  sql`${isPreferred(context, name)} desc, ${name}.kind, cardinality(${name}.given_by) = 0, ${name}.id`;

/**
 * `name(language)`: the preferred name in that language, else the label: the English name if there is one. Under
 * validAt, a name that was valid on that day; under saidBy, one that had been claimed by then.
 */
const nameField: ValueRead<Sql> = value((thing, args, context) =>
  // BCP 47 tags are case-insensitive.
  nameIn(context, thing, args.read<string | null>('language')?.toLowerCase() ?? 'en'),
);

/** The name of a thing in a language, whose tag is in lower case, as `name(language)` gives it. */
export function nameIn(context: CompileContext, thing: Sql, wanted: string): Sql {
  const isEnglish = wanted === 'en';
  const { valid, said } = context.scope;
  const label = labelAsSaid(context, thing);
  if (isEnglish && valid === null) return label;
  const { row: name, from, where } = context.scan('entity_name');
  const ofThing = sql`${where} and ${name}.entity_id = ${thing}.id`;
  const inLanguage = sql`lower(${name}.language) = ${wanted}::text`;
  const isVariant = sql`split_part(lower(${name}.language), '-', 1) = ${wanted.split('-')[0]}::text`;
  const isWanted = or([inLanguage, isVariant]);
  const best = (rows: Sql, among: Sql, order: readonly Sql[]) =>
    sql`coalesce((select ${name}.value from ${rows} where ${ofThing} and (${among})
    order by ${join(
      order.map((key) => sql`${key} desc, `),
      '',
    )}${byPreference(context, name)} limit 1), ${label})`;
  // A name that has ended comes last, even a preferred one.
  const isCurrent = sql`(${name}.valid_latest is null)`;
  if (!isEnglish) return best(from, isWanted, valid === null ? [isCurrent, inLanguage] : [inLanguage]);
  // The label is the English name, and comes before others while it holds. Most things were never called otherwise.
  const isRenamed = holds(sql`select true from renamed_entity where renamed_entity.entity_id = ${thing}.id`);
  // What has one name for all days has its label among those that count, whatever their language.
  const isLabel = (value: Sql) =>
    sql`${name}.value = ${value} and (${inLanguage} or not ${isEnglishName(thing, value, context)})`;
  if (said === null)
    return sql`case when not ${isRenamed} or exists (select from ${from} where ${ofThing} and ${isLabel(label)})
      then ${label} else ${best(from, isWanted, [inLanguage])} end`;
  // To look for the label first is quicker than to sort, except where claims decide which names there are.
  const called = context.alias('called');
  const isFirst = isLabel(sql`${called}.value`);
  return sql`case when ${isRenamed} or ${isCalledByClaims(context, thing)}
    then ${best(sql`(select ${label} as value) ${called}, ${from}`, or([isWanted, isFirst]), [isFirst, inLanguage])}
    else ${label} end`;
}

/** Whether the label is an English name of the thing: that others call it so in their language says nothing of it then. */
function isEnglishName(thing: Sql, label: Sql, context: CompileContext): Sql {
  const { row: name, from, where } = context.versions('entity_name');
  return sql`exists (select from ${from} where ${where} and ${name}.entity_id = ${thing}.id
    and ${name}.value = ${label} and lower(${name}.language) = 'en')`;
}

/** The slug of a thing of any kind. */
const slugField: ValueRead<Sql> = value((thing) => sql`(select slug from entity where id = ${thing}.id)`);

/** The fields common to all things. */
export const entityFields = (kind: ThingKind): Record<string, FieldRead<Sql>> => ({
  id: globalId(kind),
  slug: slugField,
  version: column('version'),
  name: nameField,
  description: descriptionOf(kind),
  names: list('Name', (thing, _args, context) => {
    const { row: name, from, where } = context.scan('entity_name');
    return {
      from,
      row: name,
      where: sql`${where} and ${name}.entity_id = ${thing}.id`,
      orderBy: byPreference(context, name),
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
  claims: connection(claimListing, (thing, args, context) =>
    args.read('includeFacts')
      ? claimsAboutAndOfFacts(context, sql`${thing}.id`)
      : claimsAbout(context, sql`${thing}.id`),
  ),
  history: connection(changeHistory, (thing, _args, context) => changesOf(context, sql`${thing}.id`)),
});

/** How lists of things are ordered, where no other order is given. */
export const byName = {
  id: byId,
  orders: { NAME: byLabel },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
} satisfies Partial<Listing<Sql>>;

/** The claims about one name or code of a thing, and the imported rows that contain it. */
const claimsForValue = (property: MultiValuedProperty): FieldRead<Sql> =>
  list('Claim', (row, _args, context) =>
    claimsAmong(context, (claim) => isEvidenceFor(claim, row, property)),
  );

export const nameModel: ObjectModel<Sql> = {
  fields: {
    value: column('value'),
    language: column('language'),
    kind: column('kind'),
    valid: span('valid'),
    claims: claimsForValue('name'),
  },
};

export const externalIdModel: ObjectModel<Sql> = {
  fields: {
    scheme: column('scheme'),
    value: column('value'),
    valid: span('valid'),
    claims: claimsForValue('code'),
  },
};

const abstract = (...kinds: Record<string, AbstractMember<Tagged>>[]): AbstractModel<Tagged> => ({
  tag: ({ kind }) => kind,
  knownTags: ({ among }) => among,
  members: Object.assign({}, ...kinds),
});

// If the kind is unknown, they are searched in this order.
const ACTORS = { Leader: member('LEADER'), Country: member('COUNTRY'), Organization: member('ORGANIZATION') };
const CLAIMED = { ...ACTORS, Event: member('EVENT') };
const THINGS = { ...CLAIMED, EventSeries: member('SERIES') };
const FACTS = {
  Participation: member('PARTICIPATION'),
  Relationship: member('RELATIONSHIP'),
  Tenure: member('TENURE'),
};

// The fields common to all things are derived from these, except description, which differs by kind.
const common = {
  fields: Object.keys(entityFields('LEADER')).filter((field) => field !== 'description'),
  columns: ['id', 'label', 'version'],
};

export const actorModel = { ...abstract(ACTORS), common };
// Series are found by search; nothing else that is an Entity is one.
export const entityModel: AbstractModel<Tagged> = {
  ...abstract(THINGS),
  knownTags: ({ among }) => among ?? ENTITY_KINDS,
  common,
};
export const claimSubjectModel = abstract(CLAIMED, FACTS);
export const nodeModel = abstract(THINGS, FACTS, {
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
