import { createEntity } from '../entity/create-entity';
import { recordCreated } from '../../engine/claims/record-created';
import { readAssertions } from '../../engine/claims/assertion';
import { readEvidence } from '../../engine/claims/attribution';
import { useCase } from '../../engine/write/write';
import { findSeries, findSuperEvent, refuseStrayEdition, refuseTakenEdition } from './setting';
import type { CreateEventInput } from './event.input';

/** Records an event; its type, status, time and place become claims with the same evidence. */
export const createEvent = useCase('createEvent', async (rec, input: CreateEventInput) => {
  const series = await findSeries(rec, input.series);
  const superEvent = await findSuperEvent(rec, input.superEvent);
  const summary = input.summary ?? null;
  const edition = input.edition ?? null;
  refuseStrayEdition(series?.id ?? null, edition);
  await refuseTakenEdition(rec, null, series?.id ?? null, edition);
  const { type, status, time, place } = input;
  const statements = await readAssertions(rec.tx, 'EVENT', {
    type,
    status: status ?? 'SCHEDULED',
    time,
    place,
  });
  const attribution = await readEvidence(rec, input.evidence);

  const { id, slug, label } = await createEntity(rec, 'EVENT', input);
  await rec.tx.event.create({
    data: {
      id,
      fromRecording: rec.id,
      label,
      summary,
      edition,
      seriesId: series?.id ?? null,
      superEventId: superEvent?.id ?? null,
    },
  });
  await recordCreated(
    rec,
    { kind: 'EVENT', id },
    statements,
    attribution,
    {
      slug,
      name: label,
      summary,
      edition,
      series: series?.slug ?? null,
      superEvent: superEvent?.slug ?? null,
    },
    ['status'],
  );
  return { event: `${id}` };
});
