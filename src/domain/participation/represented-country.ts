import type { FoundEntity } from '../../engine/write/find-entity';
import type { RecordingTx } from '../../engine/write/recording';
import { OPEN } from '../../engine/write/revise';
import { tables } from '../../engine/claims/read/tables.read';
import { CompileContext, type Operation } from '../../engine/query/compile/compile-context';
import { now, valueFor } from '../../engine/query/plan/deferred';
import { pruned } from '../../engine/query/compile/prune';
import { numbered, replaceValues, sql } from '../../engine/query/compile/sql';
import { countryLed } from '../tenure/tenure.read';
import { dayOf } from '../../engine/model/time/span';

/**
 * The country that a participant represents by default: for a country itself; for an organization the country it
 * belongs to; for a leader the country led when the event began, by the rule of Leader.country. Null if there is
 * none, or if the time of the event is unknown.
 */
export async function representedCountry(
  { tx }: RecordingTx,
  participant: FoundEntity,
  event: FoundEntity,
): Promise<bigint | null> {
  const current = (id: bigint) => ({ where: { id, toRecording: OPEN } });
  switch (participant.kind) {
    case 'COUNTRY':
      return participant.id;
    case 'ORGANIZATION':
      return (await tx.organization.findFirstOrThrow(current(participant.id))).countryId;
    default: {
      const { timeEarliest, timeLatest } = await tx.event.findFirstOrThrow(current(event.id));
      const days = [timeEarliest, timeLatest].filter((day) => day !== null).map(dayOf);
      const led = new Set<bigint>();
      for (const day of new Set(days)) {
        const country = await countryLedOn(tx, participant.id, day);
        if (country !== null) led.add(country);
      }
      // A leader may have led several countries within an imprecise time.
      return led.size === 1 ? ([...led][0] ?? null) : null;
    }
  }
}

async function countryLedOn(tx: RecordingTx['tx'], leaderId: bigint, day: string): Promise<bigint | null> {
  const given = { variables: {}, scope: { ...now(), valid: day } };
  // No type of the schema is selected.
  const operation = { tables } as unknown as Operation;
  const context = new CompileContext(operation, given);
  const statement = sql`select ${countryLed(context, sql`${leaderId}::bigint`)} as id`;
  const { text, values } = numbered(pruned(replaceValues(statement, (value) => valueFor(value, given))));
  const [row] = await tx.$queryRawUnsafe<{ id: bigint | null }[]>(text, ...values);
  return row?.id ?? null;
}
