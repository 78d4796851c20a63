import type { Quantity } from '../generated/prisma/client';
import { isEffective } from './effective';
import { groupBy } from './group-by';
import type { RecordingTx } from './recording';
import { OPEN, revise } from './revise';
import { standingOf, type HeardClaim } from './standing';
import type { Touched } from './subject';
import { findProperty } from './vocabulary';

type ByEvent = Map<bigint, Map<string, Quantity>>;

/** Settles the touched quantities of events; answers them as they were and as they are. */
export async function settleQuantities(
  rec: RecordingTx,
  touched: readonly Touched[],
  claims: ReadonlyMap<bigint, HeardClaim[]>,
): Promise<{ before: ByEvent; after: ByEvent }> {
  const asked = touched
    .map(({ subject, properties }) => ({
      eventId: subject.id,
      properties: properties.filter((property) => property.startsWith('quantity.')),
    }))
    .filter(({ properties }) => properties.length > 0);
  if (asked.length === 0) return { before: new Map(), after: new Map() };

  const rows = await rec.tx.quantity.findMany({
    where: { eventId: { in: asked.map(({ eventId }) => eventId) }, toRecording: OPEN },
  });
  const before = byEvent(rows);
  const after: Quantity[] = [];
  for (const { eventId, properties } of asked) {
    for (const property of properties) {
      const current = before.get(eventId)?.get(property);
      after.push(await settleOne(rec, eventId, property, current, claims.get(eventId) ?? []));
    }
  }
  return { before, after: byEvent(after) };
}

async function settleOne(
  rec: RecordingTx,
  eventId: bigint,
  property: string,
  current: Quantity | undefined,
  claims: readonly HeardClaim[],
): Promise<Quantity> {
  const columns = {
    ...findProperty('EVENT', property)?.storage?.write(() => standingOf(claims, property)),
    supported: claims.some((claim) => claim.property === property && isEffective(claim)),
  };
  if (current) return revise(rec, 'quantity', current, columns);
  return rec.tx.quantity.create({ data: { eventId, property, fromRecording: rec.id, ...columns } });
}

const byEvent = (rows: readonly Quantity[]): ByEvent =>
  new Map(
    [...groupBy(rows, ({ eventId }) => eventId)].map(([eventId, ofEvent]) => [
      eventId,
      new Map(ofEvent.map((quantity) => [quantity.property, quantity])),
    ]),
  );
