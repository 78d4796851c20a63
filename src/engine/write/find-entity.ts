import type { Prisma } from '../../generated/prisma/client';
import { OPEN } from './revise';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { isGlobalId, parseGlobalId } from '../model/global-id';
import { namesOfKinds, THING_KINDS, type ThingKind } from '../model/kinds';

/**
 * A caller's reference to an entity: a global id, a slug, or a country's ISO alpha-3 code in capitals, a former one
 * included.
 */
export interface EntityReference {
  reference: string;
  /** The path of the reference in the input. */
  field: readonly string[];
  kinds: readonly ThingKind[];
}

/** The entity that a reference leads to. */
export interface FoundEntity {
  id: bigint;
  kind: ThingKind;
  slug: string;
  /** The thing that the reference names, if it was merged into this one. */
  absorbed: { id: bigint; slug: string } | null;
}

/** An entity by its own id and slug, and the one that it was merged into. */
interface Row {
  id: bigint;
  kind: ThingKind;
  slug: string;
  iso3: string | null;
  keptId: bigint | null;
  keptSlug: string | null;
}

const ISO_ALPHA3 = /^[A-Z]{3}$/;

/**
 * Finds entities with one statement, in the order of the references; a merged thing leads to the one it was merged
 * into. Refuses an unknown reference as NOT_FOUND, and one of another kind or a malformed id as INVALID, each at its
 * own field.
 */
export async function findEntities(
  tx: Prisma.TransactionClient,
  references: readonly EntityReference[],
): Promise<FoundEntity[]> {
  if (references.length === 0) return [];
  const ids = references.map(idOf);
  const words = references.map(({ reference }) => reference).filter((word) => !isGlobalId(word));
  const rows = await tx.$queryRaw<Row[]>`
    SELECT found.*, kept.id AS "keptId", kept.slug AS "keptSlug" FROM (
      SELECT id, kind::text, slug, NULL AS iso3 FROM entity WHERE id = ANY(${ids.filter((id) => id !== null)})
      UNION ALL
      SELECT id, kind::text, slug, NULL FROM entity WHERE slug = ANY(${words})
      UNION ALL
      (SELECT entity.id, entity.kind::text, entity.slug, code.value
      FROM external_id code JOIN entity ON entity.id = code.entity_id AND entity.kind = 'COUNTRY'
      WHERE code.scheme = 'ISO_ALPHA3' AND code.value = ANY(${words.filter((word) => ISO_ALPHA3.test(word))})
        AND code.to_recording = ${OPEN}
      ORDER BY code.valid_latest DESC NULLS FIRST)
    ) found
    LEFT JOIN redirect ON absorbed_id = found.id AND to_recording = ${OPEN}
    LEFT JOIN entity kept ON kept.id = kept_id`;
  return references.map((reference, index) => {
    const id = ids[index];
    const found = rows.find((row) =>
      id ? row.id === id : row.slug === reference.reference || row.iso3 === reference.reference,
    );
    return check(reference, found);
  });
}

/** Finds one entity, as findEntities does. */
export async function findEntity(
  tx: Prisma.TransactionClient,
  reference: EntityReference,
): Promise<FoundEntity> {
  const [found] = await findEntities(tx, [reference]);
  return found as FoundEntity;
}

/** Finds one entity if a reference is given; null for null or undefined. */
export async function findOptionalEntity(
  tx: Prisma.TransactionClient,
  reference: string | null | undefined,
  field: readonly string[],
  kinds: readonly ThingKind[],
): Promise<FoundEntity | null> {
  return reference == null ? null : findEntity(tx, { reference, field, kinds });
}

function idOf({ reference, field, kinds }: EntityReference): bigint | null {
  if (!isGlobalId(reference)) return null;
  const parsed = parseGlobalId(reference);
  if (!parsed) throw malformed(reference, field, kinds);
  const isThing = THING_KINDS.some((kind) => kind === parsed.type);
  if (!isThing || !kinds.includes(parsed.type as ThingKind)) throw wrongKind(reference, field, kinds);
  return parsed.id;
}

function check({ reference, field, kinds }: EntityReference, found: Row | undefined): FoundEntity {
  const isAnother = found && isGlobalId(reference) && parseGlobalId(reference)?.type !== found.kind;
  if (!found || isAnother) {
    throw new Refusal(UserErrorCode.NOT_FOUND, field, `Nothing is recorded as "${reference}"`);
  }
  if (!kinds.includes(found.kind)) throw wrongKind(reference, field, kinds);
  const { id, kind, slug, keptId, keptSlug } = found;
  return keptId && keptSlug
    ? { id: keptId, kind, slug: keptSlug, absorbed: { id, slug } }
    : { id, kind, slug, absorbed: null };
}

const malformed = (reference: string, field: readonly string[], kinds: readonly ThingKind[]) =>
  new Refusal(
    UserErrorCode.INVALID,
    field,
    `"${reference}" is not a valid id; expected ${namesOfKinds(kinds)}, by id or slug`,
  );

const wrongKind = (reference: string, field: readonly string[], kinds: readonly ThingKind[]) =>
  new Refusal(UserErrorCode.INVALID, field, `"${reference}" is not ${namesOfKinds(kinds)}`);
