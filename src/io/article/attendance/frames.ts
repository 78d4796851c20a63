import type { AttendanceStatus, Modality, ParticipationRole } from '../../../generated/prisma/enums';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { Actor, AttendanceFrame, Attribution, Occasion } from '../frame';

/** What a sentence says of those who attend. */
interface Attendance {
  occasion: Occasion;
  status: AttendanceStatus;
  rule: string;
  /** The role that the verb gives; null for the usual one. */
  role?: ParticipationRole | null;
}

/**
 * The frames of an attendance that a clause says of its actors, with the clause's speaker. A list, noun or participle gives
 * no reason, and what it says is to come is expected.
 */
export function framesOf(
  context: SentenceContext,
  clause: Clause,
  actors: readonly Actor[],
  attendance: Attendance,
  saidBy: 'verb' | 'list' = 'verb',
): AttendanceFrame[] {
  const stated = statedIn(context, clause, attendance);
  if (!stated) return [];
  const { attribution, status } = stated;
  const modality =
    saidBy === 'list' ? modalityOfList(status, attribution) : modalityOfVerb(clause, status, attribution);
  const reason = saidBy === 'list' ? undefined : reasonIn(context, clause);
  return actors.flatMap((actor) =>
    frameWith(context, actor, { ...attendance, status }, { ...attribution, modality }, reason),
  );
}

const modalityOfList = (status: AttendanceStatus, { modality }: Attribution): Modality =>
  status === 'EXPECTED' && modality === 'ASSERTED' ? 'EXPECTED' : modality;

/** The status says that it is planned or possible; the modality says how the article states that. */
function modalityOfVerb(
  { verb }: Clause,
  status: AttendanceStatus,
  { modality, speaker }: Attribution,
): Modality {
  if (modality === 'HYPOTHETICAL' || speaker) return modality;
  return status === 'EXPECTED' && modality === 'EXPECTED' && verb.tense !== 'future'
    ? 'EXPECTED'
    : 'ASSERTED';
}

/**
 * How a clause states an attendance, and with which status; null if it says nothing of it. An attendance that is itself a
 * condition ("if he attends") does not depend on it.
 */
function statedIn(context: SentenceContext, clause: Clause, attendance: Attendance) {
  const attribution: Attribution =
    clause.marker === 'if' ? { modality: 'ASSERTED' } : context.attribution(clause);
  const status = underCondition(attendance.status, attribution);
  return status && { attribution, status };
}

/** "Would attend only if Putin came": what depends on a condition is possible. Null for what would be the past or is a fact. */
function underCondition(status: AttendanceStatus, { modality }: Attribution): AttendanceStatus | null {
  if (modality !== 'HYPOTHETICAL') return status;
  if (/^(EXPECTED|CONFIRMED|POSSIBLE)$/.test(status)) return 'POSSIBLE';
  return /^(NOT_EXPECTED|DECLINED)$/.test(status) ? 'NOT_EXPECTED' : null;
}

/** The frames of an attendance that words without a verb say. */
export const statedFrames = (
  context: SentenceContext,
  actors: readonly Actor[],
  attendance: Attendance,
): AttendanceFrame[] =>
  actors.flatMap((actor) => frameWith(context, actor, attendance, { modality: 'ASSERTED' }));

/** The frame of an attendance; none where the participant is neither linked nor named. */
export function frameWith(
  context: SentenceContext,
  actor: Actor,
  { occasion, status, rule, role = null }: Attendance,
  attribution: Attribution,
  reason?: string | null,
): AttendanceFrame[] {
  if (!actor.thing && !actor.unlinked) return [];
  const isHost =
    occasion.place?.country !== undefined &&
    actor.country === occasion.place.country &&
    occasion.type === 'CEREMONY';
  const usual: ParticipationRole = occasion.type === 'CEREMONY' ? 'GUEST' : 'PARTICIPANT';
  return [
    {
      kind: 'attendance',
      rule,
      event: occasion.key,
      participant: actor,
      role: isHost && role !== 'PERFORMER' ? 'HOST' : role === 'OBSERVER' ? 'GUEST' : (role ?? usual),
      status,
      ...(actor.level && { level: actor.level }),
      ...(reason && { reason }),
      span: context.span,
      ...attribution,
    },
  ];
}

/** Why, in the words of the text: "due to …", "because of …", "because …". */
export function reasonIn(context: SentenceContext, clause: Clause): string | null {
  const { tokens } = context;
  for (let i = clause.verb.last + 1; i < tokens.length; i++) {
    const { lower } = tokens[i]!;
    const next = tokens[i + 1]?.lower;
    const from =
      (lower === 'due' && next === 'to') ||
      (lower === 'because' && next === 'of') ||
      (lower === 'owing' && next === 'to')
        ? i + 2
        : lower === 'because'
          ? i + 1
          : lower === 'over' && i === clause.verb.last + 1
            ? i + 1
            : -1;
    if (from < 0) continue;
    let last = from;
    while (tokens[last + 1] && !/^[,.;]$/.test(tokens[last + 1]!.text)) last += 1;
    return context.wordsOf({ first: from, last: Math.min(last, tokens.length - 1), head: last });
  }
  return null;
}
