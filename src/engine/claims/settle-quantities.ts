import type { Quantity } from '../../generated/prisma/client';
import { isEffective } from '../model/what-stands';
import { groupBy } from '../model/group-by';
import type { RecordingTx } from '../write/recording';
import { insertRows } from '../write/json-rows';
import { OPEN, reviseEach, type Revision } from '../write/revise';
import { standingOf, type RatedClaim } from './standing';
import type { Touched } from './subject';
import { findProperty } from '../model/vocabulary';

type ByEvent = Map<bigint, Map<string, Quantity>>;

/** Settles the touched quantities of events; returns them before and after. */
export async function settleQuantities(
  rec: RecordingTx,
  touched: readonly Touched[],
  claims: ReadonlyMap<bigint, RatedClaim[]>,
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
  const added: Quantity[] = [];
  const revisions: Revision<'quantity'>[] = [];
  for (const { eventId, properties } of asked) {
    for (const property of properties) {
      const current = before.get(eventId)?.get(property);
      const columns = columnsOf(property, claims.get(eventId) ?? []);
      if (current) revisions.push({ current, patch: columns });
      else
        added.push({ eventId, property, fromRecording: rec.id, toRecording: OPEN, ...columns } as Quantity);
    }
  }
  await insertRows(rec.tx, 'quantity', added);
  return { before, after: byEvent([...added, ...(await reviseEach(rec, 'quantity', revisions))]) };
}

const columnsOf = (property: string, claims: readonly RatedClaim[]): Partial<Quantity> => ({
  ...findProperty('EVENT', property)?.storage?.write({ quantity: standingOf(claims, property) }),
  effective: claims.some((claim) => claim.property === property && isEffective(claim)),
});

const byEvent = (rows: readonly Quantity[]): ByEvent =>
  new Map(
    [...groupBy(rows, ({ eventId }) => eventId)].map(([eventId, ofEvent]) => [
      eventId,
      new Map(ofEvent.map((quantity) => [quantity.property, quantity])),
    ]),
  );
