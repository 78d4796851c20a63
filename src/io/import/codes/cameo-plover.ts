import type { EventType } from '../../../generated/prisma/enums';

/**
 * PLOVER's event types by CAMEO code: the root categories, and the codes that the conversion table of 2021 sends
 * elsewhere than their root (PLOVER manual 0.8; its table counts where its README differs). PLOVER has dropped 01 and 02:
 * a statement stays one here, and an appeal is a request, which is what CAMEO calls it ("make an appeal or request").
 */
const TYPES: Readonly<Record<string, EventType>> = {
  '01': 'STATEMENT',
  '02': 'REQUEST',
  '03': 'AGREE',
  '04': 'CONSULT',
  '05': 'SUPPORT',
  '06': 'COOPERATE',
  '07': 'AID',
  // Yielding in words is a concession, yielding in deeds a retreat.
  '08': 'CONCEDE',
  '0813': 'RETREAT',
  '0814': 'RETREAT',
  '084': 'RETREAT',
  '085': 'RETREAT',
  '086': 'RETREAT',
  '087': 'RETREAT',
  '09': 'ACCUSE',
  '10': 'REQUEST',
  '11': 'ACCUSE',
  '12': 'REJECT',
  '13': 'THREATEN',
  '14': 'PROTEST',
  '15': 'MOBILIZE',
  '16': 'SANCTION',
  '163': 'COERCE',
  '17': 'COERCE',
  '1712': 'ASSAULT',
  '175': 'ASSAULT',
  '18': 'ASSAULT',
  '19': 'ASSAULT',
  '191': 'COERCE',
  '192': 'COERCE',
  '20': 'ASSAULT',
};

/** The type of an event with this CAMEO code, by the longest part of it that is known; OTHER for what is no CAMEO code. */
export function eventTypeOf(cameo: string): EventType {
  for (let length = cameo.length; length >= 2; length--) {
    const type = TYPES[cameo.slice(0, length)];
    if (type) return type;
  }
  return 'OTHER';
}
