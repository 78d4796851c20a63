import { byLevel, idOf, page, spanOf, written } from './lists';
import type { Id, MadeOf } from './log';
import { compare, type Oracle } from './oracle';
import { claimOf, codesAnswer, historyOf, nameOf, namesAnswer, roleOf } from './things';

/* Events and their participants in the oracle. */

export function eventOf(oracle: Oracle, { id }: { id: Id }) {
  const quantities = [...new Set(oracle.effectiveClaims(id).map(({ property }) => property))]
    .filter((property) => property.startsWith('quantity.'))
    .sort();
  const participations = byLevel(
    oracle,
    oracle.participations().filter(({ event }) => event === id),
  );
  return {
    id,
    version: oracle.thing(id).version,
    name: nameOf(oracle, id),
    summary: oracle.thing(id).summary,
    names: namesAnswer(oracle, id),
    externalIds: codesAnswer(oracle, id),
    type: oracle.value(id, 'type', 'OTHER'),
    status: oracle.value(id, 'status', 'UNKNOWN'),
    time: spanOf(oracle.span(id, 'time')),
    place: placeOf(oracle, id),
    quantities: quantities.map((property) => quantityOf(oracle, id, property)),
    participations: page(participations.map((participation) => participationOf(oracle, participation))),
    claims: page(oracle.about(id).map(claimOf)),
    history: historyOf(oracle, id),
  };
}

export function placeOf(oracle: Oracle, event: Id) {
  const place = oracle.standing(event, 'place')?.value as
    { name: string; precision: string; country?: string } | undefined;
  if (!place) return null;
  const { name, precision, country } = place;
  return {
    name,
    precision,
    country: country === undefined ? null : idOf(oracle.all('country').find(({ slug }) => slug === country)!),
  };
}

function quantityOf(oracle: Oracle, event: Id, property: string) {
  const stands = oracle.value<Record<string, unknown>>(event, property, {});
  const { value = null, low = null, high = null, unit = null, approximate = false } = stands;
  return { property, value, low, high, unit, approximate, claims: oracle.about(event, property).map(idOf) };
}

function participationOf(oracle: Oracle, participation: MadeOf<'participation'>) {
  const { id, event, participant, country } = participation;
  const ledger = oracle
    .effectiveClaims(id, 'status')
    .filter(({ modality, stance }) => modality !== 'HYPOTHETICAL' && stance === 'SUPPORTS')
    .sort((a, b) => compare(a.saidOn, b.saidOn) || a.recording - b.recording);
  return {
    id,
    event: { id: event },
    participant: { id: participant },
    country: country === null ? null : { id: country },
    role: roleOf(oracle, participation),
    level: oracle.value(id, 'level', null),
    status: oracle.value(id, 'status', 'UNKNOWN'),
    confidence: oracle.standing(id, 'status')?.confidence ?? null,
    reason: oracle.value(id, 'reason', null),
    ledger: ledger.map((claim) => ({
      status: claim.value,
      recordedAt: claim.recordedAt,
      saidAt: written(claim.saidAt),
      claim: { id: claim.id },
    })),
    claims: oracle.about(id).map(claimOf),
  };
}
