import type { ParticipationRole } from '../../../generated/prisma/enums';

/** What a verb says of its subject: at the event, not at it, or gone from it before its end. */
export type Presence = 'there' | 'away' | 'left';

/** Verbs of being there, with the role that they say; a particle may follow. */
export const PRESENT: Readonly<Record<string, ParticipationRole | null>> = {
  attend: null,
  join: null,
  participate: null,
  come: null,
  travel: null,
  go: null,
  fly: null,
  head: null,
  arrive: null,
  appear: null,
  visit: null,
  witness: 'OBSERVER',
  watch: 'OBSERVER',
  observe: 'OBSERVER',
  view: 'OBSERVER',
  review: 'HOST',
  host: 'HOST',
  'co-host': 'HOST',
  'co-chair': 'HOST',
  organize: 'ORGANIZER',
  march: 'PERFORMER',
  perform: 'PERFORMER',
  preside: 'HOST',
  address: 'PARTICIPANT',
  speak: 'PARTICIPANT',
  feature: 'PERFORMER',
  include: null,
  'take part': null,
  'turn up': null,
  'take seat': null,
  'drop by': null,
  'look forward': null,
  open: 'HOST',
  inaugurate: 'HOST',
  chair: 'HOST',
  convene: 'HOST',
  receive: 'HOST',
  greet: 'HOST',
  represent: null,
  grace: null,
  welcome: 'HOST',
  stand: null,
  deputize: null,
  lead: null,
  sit: null,
  return: null,
  depart: null,
  oversee: 'HOST',
  gather: null,
  assemble: null,
  converge: null,
};

/** Verbs of not being there. */
export const AWAY: ReadonlySet<string> = new Set(
  'skip miss boycott shun snub forgo sidestep stay-away stay-home sit-out give-miss'.split(' '),
);

/** Verbs of going before the end. */
export const LEFT: ReadonlySet<string> = new Set('leave quit walk-out cut-short'.split(' '));

/** Verbs that mean another thing with the words after them: the verb, those words, and what it is called here. */
export const PHRASAL: readonly (readonly [verb: RegExp, after: RegExp, key: string])[] = [
  [/^take$/, /^part\b/, 'take part'],
  [/^(walk|stride|stroll|sweep|step)$/, /^into\b/, 'arrive'],
  [/^take$/, /^((his|her|its|their) )?(seats?|places?|the stage)\b/, 'take seat'],
  [/^(turn|show)$/, /^up\b/, 'turn up'],
  [/^(drop|stop|swing)$/, /^(by|in)\b/, 'drop by'],
  [/^look$/, /^forward to (attending|joining|participating|coming|being|the)\b/, 'look forward'],
  [/^(stay|keep|remain)$/, /^away\b/, 'stay-away'],
  [/^(stay|remain)$/, /^(at home|home)\b/, 'stay-home'],
  [/^sit$/, /^out\b/, 'sit-out'],
  [/^give$/, /\ba miss\b/, 'give-miss'],
  [/^(walk|storm)$/, /^out\b/, 'walk-out'],
  [/^cut$/, /^short\b/, 'cut-short'],
  [/^(fly|go|return|head|travel)$/, /^(back )?home\b/, 'go-home'],
];
