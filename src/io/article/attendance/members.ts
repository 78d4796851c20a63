import { framesOf } from './frames';
import { statusOf } from './status';
import type { SentenceContext } from '../context';
import type { AttendanceFrame } from '../frame';
import { GUESTS, occasionIn } from './guests';
import type { Occasions } from '../occasions';

/**
 * "Twenty leaders were present, among them A, B and C", "attended by 26 leaders, including A", "invited 30 leaders, including
 * A": who is named of those that take part.
 */
export function membersIn(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  return context.clauses.flatMap((clause): AttendanceFrame[] => {
    const { verb } = clause;
    const isAttended = verb.isPassive && /^(attend|watch|join)$/.test(verb.lemma);
    const invites = verb.lemma === 'invite' && !verb.isNegated;
    const isPresent =
      isAttended ||
      invites ||
      /^(attend|gather|come|join|participate|meet|assemble|arrive)$/.test(verb.lemma) ||
      (clause.complement !== undefined && context.tokens[clause.complement]!.lower === 'present');
    const guests = isAttended ? clause.agents : invites && !verb.isPassive ? clause.objects : clause.subjects;
    const isOfGuests = guests.some(({ head }) => GUESTS.test(context.tokens[head]!.lower));
    const from = context.tokens.findIndex(
      ({ lower }, i) =>
        i > verb.last &&
        (/^(including|notably)$/.test(lower) ||
          (lower === 'as' && context.tokens[i - 1]!.lower === 'such') ||
          (lower === 'them' && context.tokens[i - 1]!.lower === 'among')),
    );
    const isOther = context.clauses.some((each) => each.verb.head > verb.last && each.verb.head < from);
    const occasion = isPresent && isOfGuests && from >= 0 && !isOther ? occasionIn(context, occasions) : null;
    const status = occasion && (invites ? 'INVITED' : statusOf(context, clause, occasion));
    if (!status) return [];
    const members = context.phrases.filter(({ first }) => first > from);
    const end = members.findIndex(
      ({ first }, i) => i > 0 && !/^(,|and|or)$/.test(context.tokens[first - 1]!.lower),
    );
    const named = context.actors(end < 0 ? members : members.slice(0, end));
    return framesOf(context, clause, named, { occasion, status, rule: 'attendance.members' }, 'list');
  });
}
