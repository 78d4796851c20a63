import { createEntity } from '../entity/create-entity';
import { introduce } from '../../engine/claims/introduce';
import type { RecordingTx, WriteDeps } from '../../engine/write/recording';
import { readStatement, type Statement } from '../../engine/claims/statement';
import { readEvidence } from '../../engine/claims/voice';
import { write, type Outcome } from '../../engine/write/write';
import { findSeries, findSuperEvent, refuseStrayEdition, refuseTakenEdition } from './setting';
import type { CreateEventInput } from './event.input';

/** Records an event; its type, status, time and place become claims that rest on the one evidence. */
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
    const voice = await readEvidence(rec, input.evidence);

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
    await introduce(
      rec,
      { kind: 'EVENT', id },
      statements,
      voice,
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

async function readStatements(rec: RecordingTx, input: CreateEventInput): Promise<Statement[]> {
  const { type, status, time, place } = input;
  const said = { type, status: status ?? 'SCHEDULED', time, ...(place && { place }) };
  const statements: Statement[] = [];
  for (const [property, value] of Object.entries(said)) {
    statements.push(await readStatement(rec.tx, 'EVENT', { property, value }, [property]));
  }
  return statements;
}
