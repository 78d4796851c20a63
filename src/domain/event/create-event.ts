import { createEntity } from '../entity/create-entity';
import { recordCreated } from '../../engine/claims/record-created';
import type { RecordingTx, WriteDeps } from '../../engine/write/recording';
import { readAssertion, type Assertion } from '../../engine/claims/assertion';
import { readEvidence } from '../../engine/claims/attribution';
import { write, type Outcome } from '../../engine/write/write';
import { findSeries, findSuperEvent, refuseStrayEdition, refuseTakenEdition } from './setting';
import type { CreateEventInput } from './event.input';

/** Records an event; its type, status, time and place become claims with the same evidence. */
export function createEvent(
  deps: WriteDeps,
  actor: string,
  input: CreateEventInput,
): Promise<Outcome<{ event: string }>> {
  return write(deps, { actor, operation: 'createEvent', input }, async (rec) => {
    const series = await findSeries(rec, input.series);
    const superEvent = await findSuperEvent(rec, input.superEvent);
    const summary = input.summary ?? null;
    const edition = input.edition ?? null;
    refuseStrayEdition(series?.id ?? null, edition);
    await refuseTakenEdition(rec, null, series?.id ?? null, edition);
    const statements = await readStatements(rec, input);
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
}

async function readStatements(rec: RecordingTx, input: CreateEventInput): Promise<Assertion[]> {
  const { type, status, time, place } = input;
  const said = { type, status: status ?? 'SCHEDULED', time, ...(place && { place }) };
  const statements: Assertion[] = [];
  for (const [property, value] of Object.entries(said)) {
    statements.push(await readAssertion(rec.tx, 'EVENT', { property, value }, [property]));
  }
  return statements;
}
