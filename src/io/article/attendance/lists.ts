import type { AttendanceStatus } from '../../../generated/prisma/enums';
import { framesOf, statedFrames } from './frames';
import { GUESTS, occasionIn } from './guests';
import { membersIn } from './members';
import { companionsIn, listFrom, subjectsOf } from './participants';
import { presenceOf } from './presence';
import { statusOf } from './status';
import type { Clause } from '../clauses';
import type { SentenceContext } from '../context';
import type { AttendanceFrame, Occasion } from '../frame';
import { PRESENT } from '../lexicon/presence';
import { titleAt } from '../lexicon/offices';
import type { Occasions } from '../occasions';

/** Who takes part, as lists and passive verbs say: "attended by", "guests include", "among those expected are". */
export function fromLists(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  return [
    ...together(context, occasions),
    ...fromSeeing(context, occasions),
    ...included(context, occasions),
    ...fronted(context, occasions),
    ...labelled(context, occasions),
    ...withThose(context, occasions),
    ...fromBeing(context, occasions),
    ...membersIn(context, occasions),
    ...performers(context, occasions),
  ];
}

/** "The parade saw only a senior North Korean official in attendance"; "attended by". */
function fromSeeing(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const frames: AttendanceFrame[] = [];
  for (const clause of context.clauses) {
    const { verb } = clause;
    const sees =
      /^(see|draw|attract|feature)$/.test(verb.lemma) &&
      context.tokens.slice(verb.last).some(({ lower }) => lower === 'attendance');
    const byPassive =
      verb.isPassive &&
      /^(attend|join|watch|observe|witness|host|chair)$/.test(verb.lemma) &&
      clause.agents.length > 0;
    if (!sees && !byPassive) continue;
    const own =
      clause.subjects.map((phrase) => occasions.meant(context, phrase)).find(Boolean) ??
      (byPassive ? occasions.main : null);
    if (!own) continue;
    const status = statusOf(context, clause, own) ?? 'ATTENDED';
    const phrases = sees ? clause.objects : clause.agents;
    const role = byPassive ? PRESENT[verb.lemma] : null;
    const past: AttendanceStatus =
      own.status === 'OCCURRED'
        ? 'ATTENDED'
        : verb.form === 'participle' && status === 'ATTENDED'
          ? 'EXPECTED'
          : status;
    const both = verb.lemma === 'join' && byPassive ? [...clause.subjects, ...phrases] : phrases;
    const rule = `attendance.${sees ? 'seen' : `${verb.lemma}-by`}`;
    frames.push(
      ...framesOf(context, clause, context.actors(both), { occasion: own, status: past, rule, role }, 'list'),
    );
  }
  return frames;
}

/** The words of a predicate that say who is there, and who is not. */
const ABSENT = /^(absent|absentees?|missing|away|skipped|missed|boycotted|shunned|snubbed|no-shows?)$/;
const INVITED = /^invited$/;
const EXPECTED = /^(expected|due|confirmed|scheduled)$/;
const THERE =
  /^(present|attending|attendance|participating|joining|representing|gathered|there|attended|seated)$/;

/** The status that a predicate and the tense of its verb say. */
function statusBy(words: readonly string[], { verb }: Clause, { status }: Occasion): AttendanceStatus {
  const isOver =
    verb.modal === undefined &&
    (status === 'OCCURRED' ||
      (verb.tense === 'past' && !/^(are|is)$/.test(verb.lemma)) ||
      words.includes('attended'));
  if (words.some((word) => ABSENT.test(word))) return isOver ? 'ABSENT' : 'NOT_EXPECTED';
  if (words.some((word) => INVITED.test(word))) return 'INVITED';
  return isOver ? 'ATTENDED' : 'EXPECTED';
}

/** "The guests will include A and B", "the guest list includes A but not B". */
function included(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const { tokens } = context;
  return context.clauses.flatMap((clause): AttendanceFrame[] => {
    const { verb, subjects, objects } = clause;
    const isOfGuests = subjects.some(
      ({ first, head }) =>
        GUESTS.test(tokens[head]!.lower) ||
        (/^(list|roster|line-up|lineup)$/.test(tokens[head]!.lower) &&
          tokens.slice(first, head).some(({ lower }) => /^(guests?|speakers?|attendance)$/.test(lower))),
    );
    // "Those in attendance at the ceremony included"
    const isOpenedByGuests = GUESTS.test(tokens[0]!.lower);
    if (!/^(include|feature|comprise)$/.test(verb.lemma) || !(isOfGuests || isOpenedByGuests)) return [];
    const occasion = occasionIn(context, occasions);
    if (!occasion) return [];
    const words = tokens.slice(0, verb.first).map(({ lower }) => lower);
    const status = statusBy(words, clause, occasion);
    const rule = 'attendance.list';
    const last = objects.at(-1)?.last ?? verb.last;
    const not = tokens.findIndex(({ lower }, i) => i > last && i <= last + 3 && lower === 'not');
    const excluded = not < 0 ? null : context.phraseWith(not + 1);
    return [
      ...framesOf(context, clause, context.actors(objects), { occasion, status, rule }, 'list'),
      ...(excluded && !verb.isNegated
        ? framesOf(
            context,
            clause,
            context.actors(listFrom(context, excluded)),
            {
              occasion,
              status: status === 'ATTENDED' ? 'ABSENT' : 'NOT_EXPECTED',
              rule,
            },
            'list',
          )
        : []),
    ];
  });
}

/** "Present were A and B", "among those expected are A and B", "representing Iran at the talks was A": the subject comes last. */
function fronted(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const { tokens } = context;
  return context.clauses.flatMap((clause): AttendanceFrame[] => {
    const { verb, objects } = clause;
    if (verb.lemma !== 'be' || verb.isNegated || objects.length === 0) return [];
    const words = tokens.slice(0, verb.first).map(({ lower }) => lower);
    const [opener = ''] = words.filter((word) => !/^(also|and|not|notably|however|,)$/.test(word));
    const isAmong = opener === 'among' && words.some((word) => GUESTS.test(word) || ABSENT.test(word));
    const isPredicate =
      THERE.test(opener) ||
      ABSENT.test(opener) ||
      INVITED.test(opener) ||
      EXPECTED.test(opener) ||
      (opener === 'in' && words.includes('attendance'));
    if (!isAmong && !isPredicate) return [];
    const occasion = occasionIn(context, occasions);
    if (!occasion) return [];
    const said = isAmong ? words : [opener];
    const named = context.actors(objects);
    return framesOf(
      context,
      clause,
      named,
      {
        occasion,
        status: statusBy(said, clause, occasion),
        rule: 'attendance.list',
      },
      'list',
    );
  });
}

/** "Absent: A and B."; in a headline "A, B absent as leaders meet". */
function labelled(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const { tokens, phrases, clauses } = context;
  const { main } = occasions;
  if (!main) return [];
  const isLabel = tokens[1]?.text === ':';
  const first = phrases.find((phrase) => phrase.first === (isLabel ? 2 : 0));
  const list = first ? listFrom(context, first) : [];
  const label = tokens[isLabel ? 0 : (list.at(-1)?.last ?? 0) + 1]?.lower ?? '';
  const isOver = main.status === 'OCCURRED';
  const status: AttendanceStatus | null = ABSENT.test(label)
    ? isOver
      ? 'ABSENT'
      : 'NOT_EXPECTED'
    : !isLabel
      ? null
      : THERE.test(label) || GUESTS.test(label)
        ? isOver
          ? 'ATTENDED'
          : 'EXPECTED'
        : INVITED.test(label)
          ? 'INVITED'
          : null;
  if (!status || clauses.some(({ subjects }) => subjects.some(({ head }) => head === first?.head))) return [];
  return statedFrames(context, context.actors(list), { occasion: main, status, rule: 'attendance.label' });
}

/** "Leaders gathered on Monday, with A and B among the first to arrive". */
function withThose(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const { tokens, phrases } = context;
  return tokens.flatMap(({ lower }, i): AttendanceFrame[] => {
    const first = lower === 'with' ? phrases.find((phrase) => phrase.first === i + 1) : undefined;
    const list = first ? listFrom(context, first) : [];
    const last = list.at(-1)?.last ?? i;
    const clause = context.clauseAround(i);
    const isAmong =
      tokens[last + 1]?.lower === 'among' && /^(the|those|them)$/.test(tokens[last + 2]?.lower ?? '');
    const occasion =
      isAmong && clause && presenceOf(context, clause) ? occasionIn(context, occasions) : undefined;
    const status = occasion && clause && statusOf(context, clause, occasion);
    if (!status) return [];
    return framesOf(
      context,
      clause,
      context.actors(list),
      { occasion, status, rule: 'attendance.list' },
      'list',
    );
  });
}

/** "The summit brings together A and B", "A was a no-show at the summit". */
function together(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  return context.clauses.flatMap((clause): AttendanceFrame[] => {
    const { verb, subjects, objects } = clause;
    const isOfEvent = subjects.some((phrase) => occasions.meant(context, phrase));
    const brings =
      (/^(bring|gather|unite)$/.test(verb.lemma) && context.tokens[verb.last + 1]?.lower === 'together') ||
      (/^(draw|attract|gather|unite)$/.test(verb.lemma) && isOfEvent && !verb.isPassive);
    const isNoShow =
      verb.lemma === 'be' && objects.some(({ head }) => /^no-shows?$/.test(context.tokens[head]!.lower));
    if (!brings && !isNoShow) return [];
    const occasion = occasionIn(context, occasions);
    if (!occasion) return [];
    const isOver = verb.tense === 'past' || occasion.status === 'OCCURRED';
    const status: AttendanceStatus = isNoShow ? 'ABSENT' : isOver ? 'ATTENDED' : 'EXPECTED';
    const isNamed = ({ head }: { head: number }) => context.tokens[head]!.tag !== 'PRON';
    const named = context.actors((isNoShow ? subjects : objects).filter(isNamed));
    return framesOf(context, clause, named, { occasion, status, rule: 'attendance.together' }, 'list');
  });
}

/** "A was among the guests", "A will be at the summit", "A was the only leader at the parade", "A will be in Rome for the funeral". */
function fromBeing(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const { tokens } = context;
  return context.clauses.flatMap((clause): AttendanceFrame[] => {
    const { verb, prepositional, objects, complement } = clause;
    if (verb.lemma !== 'be' || complement !== undefined || !objects.every((each) => isPerson(context, each)))
      return [];
    const among = prepositional.find(
      ({ preposition, phrases }) =>
        preposition === 'among' && phrases.some(({ head }) => GUESTS.test(tokens[head]!.lower)),
    );
    const at = prepositional
      .filter(({ preposition }) => /^(at|for|on|in)$/.test(preposition))
      .flatMap(({ phrases }) => phrases);
    const event = at.map((phrase) => occasions.meant(context, phrase)).find(Boolean);
    const { main } = occasions;
    // "We will be in Baku", where the event is in Baku
    const isInPlace = at.some((phrase) => main?.place?.name === context.wordsOf(phrase));
    const occasion = event ?? (among ? occasionIn(context, occasions) : isInPlace ? main : undefined);
    const status = occasion && statusOf(context, clause, occasion);
    if (!status) return [];
    const named = [...subjectsOf(context, clause), ...companionsIn(context, clause, 'be')];
    const people = event ? named : named.filter(({ isPerson: is }) => is);
    return framesOf(context, clause, people, { occasion, status, rule: 'attendance.be-among' }, 'list');
  });
}

/** "The only leader", "chief guest": a noun for the part that a person has. */
const isPerson = ({ tokens }: SentenceContext, { head }: { head: number }) => {
  const { lower } = tokens[head]!;
  return GUESTS.test(lower) || GUESTS.test(`${lower}s`) || titleAt([lower], 0) !== null;
};

/** "Troops of China's armed forces, alongside war veterans": who marches. */
function performers(context: SentenceContext, occasions: Occasions): AttendanceFrame[] {
  const { main } = occasions;
  const marches = context.clauses.find(({ verb }) => /^(march|parade|perform|goose-step)$/.test(verb.lemma));
  if (!main || !marches || !context.phrases.some((phrase) => occasions.meant(context, phrase) === main))
    return [];
  const bodies = context.phrases
    .flatMap((phrase) => context.actor(phrase) ?? [])
    .filter(
      ({ thing }) =>
        thing?.organizationKind === 'ARMED_FORCES' ||
        (thing?.kind === 'ORGANIZATION' && /veteran|band|guard|corps/i.test(thing.label)),
    );
  const own = main.place?.country;
  const named = own ? context.phrases.flatMap((phrase) => context.bodyOf(own, phrase) ?? []) : [];
  bodies.push(...named);
  const status = main.status === 'OCCURRED' ? 'ATTENDED' : 'EXPECTED';
  return framesOf(
    context,
    marches,
    bodies,
    {
      occasion: main,
      status,
      rule: 'attendance.performer',
      role: 'PERFORMER',
    },
    'list',
  );
}
