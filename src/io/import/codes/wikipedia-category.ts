import type { EventType } from '../../../generated/prisma/enums';

/**
 * What the portal's categories tell of the type by PLOVER. Only violence has a category of its own: "International
 * relations" has talks and sanctions alike, "Law and crime" arrests and verdicts, "Politics and elections" votes and
 * speeches; which it is stays for somebody who reads it.
 */
const TYPES: Readonly<Record<string, EventType>> = {
  'armed conflicts and attacks': 'ASSAULT',
  'armed conflict and attack': 'ASSAULT',
  'attacks and armed conflicts': 'ASSAULT',
  // As WikiTimes (Tran & Alrifai 2014) calls it, whose JSON of the portal is handed on.
  war_conflict: 'ASSAULT',
};

/** The type of an event by its category on Wikipedia's portal; OTHER if the category does not tell. */
export const eventTypeOfCategory = (name: string): EventType => TYPES[name.trim().toLowerCase()] ?? 'OTHER';
