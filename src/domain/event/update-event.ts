import { findEntity } from '../../engine/write/find-entity';
import { calledBy, readNames, type NameColumns } from '../../engine/claims/names';
import { refuseContradictions } from '../../engine/claims/rules/contradictions';
import { currentNames, giveValues } from '../../engine/claims/give-values';
import { EDITOR, NAMES } from '../../engine/claims/multi-valued';
import type { RecordingTx } from '../../engine/write/recording';
import { differences, OPEN, revise } from '../../engine/write/revise';
import type { Touched } from '../../engine/claims/subject';
import { useCase } from '../../engine/write/write';
import type { Event } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';
import { findSeries, findSuperEvent, refuseStrayEdition, refuseTakenEdition } from './setting';
import type { UpdateEventInput } from './event.input';

/**
 * Edits the text of an event if its version is the one that the caller read. Null clears a field; omitted fields
 * are unchanged.
 */
export const updateEvent = useCase(
  'updateEvent',
  async (rec, input: UpdateEventInput) => {
    const { id } = await findEntity(rec.tx, { reference: input.id, field: ['id'], kinds: ['EVENT'] });
    const current = await rec.tx.event.findFirstOrThrow({ where: { id, toRecording: OPEN } });
    refuseStale(current, input.expectedVersion);
    const patch = await readPatch(rec, current, input);
    const names = input.names == null ? null : readNames(input.names);
    const namesBefore = await currentNames(rec, id);

    const areNamesNew =
      names !== null &&
      (await giveValues(rec, NAMES, id, { current: namesBefore, given: names, by: EDITOR, only: true }));
    const namesAfter = await currentNames(rec, id);
    if (names) Object.assign(patch, calledBy(namesAfter));
    const { label: _, ...changed } = differences(current, patch);
    const revised = await revise(rec, 'event', current, patch, { touch: areNamesNew });
    if (revised === current) return { event: `${id}` };
    await refuseContradictions(rec, [edited(id)], ['superEvent']);

    const namesChange = (from: readonly NameColumns[]) => areNamesNew && { names: from.map(describeName) };
    const before = { ...(await describe(rec, current, changed)), ...namesChange(namesBefore) };
    const after = { ...(await describe(rec, revised, changed)), ...namesChange(namesAfter) };
    rec.change({
      action: 'UPDATED',
      subjectKind: 'EVENT',
      subjectId: id,
      concerns: [id],
      fields: Object.keys(after),
      before,
      after,
    });
    return { event: `${id}` };
  },
  { nullClears: true },
);

const edited = (id: bigint): Touched => ({ subject: { kind: 'EVENT', id }, properties: ['superEvent'] });

function refuseStale({ version }: Event, expected: number): void {
  if (version === expected) return;
  throw new Refusal(
    UserErrorCode.STALE,
    ['expectedVersion'],
    `The event is at version ${version}, not ${expected}; read it again and retry`,
  );
}

async function readPatch(
  rec: RecordingTx,
  current: Event,
  { summary, edition, series, superEvent }: UpdateEventInput,
): Promise<Partial<Event>> {
  const foundSeries = await findSeries(rec, series);
  const foundSuperEvent = await findSuperEvent(rec, superEvent);
  const patch: Partial<Event> = {
    ...(summary !== undefined && { summary }),
    // An event that leaves its series is no longer an edition.
    ...(series === null && { edition: null }),
    ...(edition !== undefined && { edition }),
    ...(series !== undefined && { seriesId: foundSeries?.id ?? null }),
    ...(superEvent !== undefined && { superEventId: foundSuperEvent?.id ?? null }),
  };
  const next = { ...current, ...patch };
  refuseStrayEdition(next.seriesId, edition);
  await refuseTakenEdition(rec, current.id, next.seriesId, next.edition);
  return patch;
}

const describeName = ({ value, language, kind }: NameColumns) => ({ value, language, kind });

/** The changed columns under their names in the API, with references as slugs. */
async function describe(rec: RecordingTx, event: Event, changed: Partial<Event>) {
  const slugOf = async (id: bigint | null) =>
    id === null ? null : (await rec.tx.entity.findUniqueOrThrow({ where: { id } })).slug;
  return {
    ...('summary' in changed && { summary: event.summary }),
    ...('edition' in changed && { edition: event.edition }),
    ...('seriesId' in changed && { series: await slugOf(event.seriesId) }),
    ...('superEventId' in changed && { superEvent: await slugOf(event.superEventId) }),
  };
}
