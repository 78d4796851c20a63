import type { RecordingTx } from '../../engine/write/recording';
import { EDITOR } from '../../engine/claims/multi-valued';
import { refuseMalformedCodes } from '../../engine/model/code-forms';
import {
  readCodes,
  refuseTakenCodes,
  type CodeColumns,
  type GivenCode,
} from '../../engine/claims/external-ids';
import type { ThingKind } from '../../engine/model/kinds';
import { labelOf, readNames, type GivenName, type NameColumns } from '../../engine/claims/names';
import { chooseSlug } from '../../engine/write/slug';

/** The input common to all new things. */
export interface NewEntity {
  slug?: string | null;
  names: readonly GivenName[];
  externalIds?: readonly GivenCode[] | null;
}

/** A new thing with its identity, names and codes; the caller adds the row of its own table. */
export interface CreatedEntity {
  id: bigint;
  slug: string;
  label: string;
  names: NameColumns[];
  codes: CodeColumns[];
}

/** Creates the identity, slug, names and codes of a new thing; refuses a slug or a code that is taken. */
export async function createEntity(
  rec: RecordingTx,
  kind: ThingKind,
  given: NewEntity,
): Promise<CreatedEntity> {
  const names = readNames(given.names);
  refuseMalformedCodes(given.externalIds);
  const codes = readCodes(given.externalIds);
  const label = labelOf(names);
  const [id] = (await rec.newIds(1)) as [bigint];
  await refuseTakenCodes(
    rec.tx,
    codes.map((code, index) => ({ entityId: id, code, field: ['externalIds', `${index}`, 'value'] })),
  );
  const slug = await chooseSlug(rec.tx, { kind, id, label, slug: given.slug });

  await rec.tx.entity.create({ data: { id, kind, slug, recordingId: rec.id } });
  const owned = { entityId: id, fromRecording: rec.id, givenBy: [EDITOR] };
  await rec.tx.entityName.createMany({ data: names.map((name) => ({ ...name, ...owned })) });
  if (codes.length > 0)
    await rec.tx.externalId.createMany({ data: codes.map((code) => ({ ...code, ...owned })) });
  return { id, slug, label, names, codes };
}
