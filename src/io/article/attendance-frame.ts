import type { AttendanceStatus, ParticipationRole } from '../../generated/prisma/enums';
import type { Clause } from './clauses';
import type { SentenceContext } from './context';
import type { Actor, AttendanceFrame, Occasion } from './frame';

/** The frame of an attendance that a clause says, with the clause's speaker and reason. */
export const frameOf = (
  context: SentenceContext,
  clause: Clause,
  occasion: Occasion,
  actor: Actor,
  status: AttendanceStatus,
  role: ParticipationRole | null,
  rule: string,
): AttendanceFrame[] => {
  const attribution = context.attribution(clause);
  // The status says that it is planned or possible; the modality says how the article states that.
  const modality =
    attribution.modality === 'HYPOTHETICAL'
      ? attribution.modality
      : attribution.speaker
        ? attribution.modality
        : status === 'EXPECTED' && attribution.modality === 'EXPECTED' && clause.verb.tense !== 'future'
          ? 'EXPECTED'
          : 'ASSERTED';
  const reason = reasonIn(context, clause);
  return frameWith(context, occasion, actor, status, role, rule, { ...attribution, modality }, reason);
};

/** The frame of an attendance; none where the participant is neither linked nor named, or it is only hypothetical. */
export function frameWith(
  context: SentenceContext,
  occasion: Occasion,
  actor: Actor,
  status: AttendanceStatus,
  role: ParticipationRole | null,
  rule: string,
  attribution: Pick<AttendanceFrame, 'modality' | 'speaker' | 'condition'>,
  reason?: string | null,
): AttendanceFrame[] {
  if (!actor.thing && !actor.unlinked) return [];
  if (attribution.modality === 'HYPOTHETICAL') return [];
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

/** How surely an attendance is stated that is read from a noun or participle: what is to come is expected. */
export const stateAs = (status: AttendanceStatus, context: SentenceContext, clause: Clause) => {
  const attribution = context.attribution(clause);
  return status === 'EXPECTED' && attribution.modality === 'ASSERTED'
    ? { ...attribution, modality: 'EXPECTED' as const }
    : attribution;
};

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
