import type { SentenceContext } from './context';
import type { ActorFrame, RelationFrame, Frame, TenureFrame, Actor, DeedFrame } from './frame';
import type { Clause } from './clauses';
import { partsAfter } from './relations';

const MEETS =
  /^(meet|talk|engage|re-engage|re-engaging|reengage|negotiate|visit|see|speak|reconcile|dialogue)$/;

/** Overtures, with the intention of the one who makes them, and refusals of overtures. */
export function intentionsIn(context: SentenceContext, before: readonly Frame[]): Frame[] {
  const wished = wishes(context);
  return [...wished, ...refusals(context, [...before, ...wished]), ...risks(context)];
}

/** "Trump wants to meet Kim", "has expressed interest in re-engaging with Kim". */
function wishes(context: SentenceContext): Frame[] {
  return context.clauses.flatMap((clause): Frame[] => {
    const { verb } = clause;
    if (!MEETS.test(verb.lemma)) return [];
    const attribution = context.attribution(clause);
    if (attribution.modality !== 'DESIRED') return [];
    const others = context.actors([
      ...clause.objects,
      ...clause.prepositional
        .filter(({ preposition }) => /^(with|to)$/.test(preposition))
        .flatMap(({ phrases }) => phrases),
    ]);
    const [wanting] = wantsIn(context, clause);
    const other = others.find(({ thing }) => thing !== undefined && thing !== wanting?.thing);
    if (!wanting || !other || (!wanting.thing && !wanting.unlinked)) return [];
    const shared = {
      rule: 'relation.overture',
      span: context.span,
      modality: 'DESIRED' as const,
      speaker: attribution.speaker ?? wanting,
    };
    const end = Math.max(
      verb.last,
      ...clause.objects.map(({ last }) => last),
      ...clause.prepositional
        .filter(({ preposition }) => /^(with|to)$/.test(preposition))
        .flatMap(({ phrases }) => phrases.map(({ last }) => last)),
    );
    const overture: RelationFrame = {
      kind: 'relation',
      type: 'OVERTURE',
      subject: wanting,
      object: other,
      status: 'PROPOSED',
      ...shared,
    };
    if (!wanting.isPerson) return [overture];
    const words = context.wordsOf({ first: verb.head, last: end, head: end });
    const intention: ActorFrame = {
      kind: 'actor',
      subject: wanting,
      property: 'intention',
      value: verb.form === 'gerund' ? words : `to ${words}`,
      ...shared,
      rule: 'intention',
    };
    return [overture, intention];
  });
}

/** Who wants it: the subject of the verb of wanting; of "comments by Trump expressing a desire", Trump. */
function wantsIn(context: SentenceContext, clause: Clause): Actor[] {
  for (
    let at: Clause | undefined = clause;
    at;
    at = at.parent === undefined ? undefined : context.clauses[at.parent]
  ) {
    const own = context.actors(at.subjects).filter(({ thing, unlinked }) => thing ?? unlinked);
    if (own.length > 0) return own;
  }
  const [by] = context.clauses.flatMap(({ prepositional }) =>
    prepositional.filter(({ preposition }) => preposition === 'by'),
  );
  return by ? context.actors(by.phrases) : [];
}

/** "The North has rejected overtures": of the overture that the article speaks of. */
function refusals(context: SentenceContext, before: readonly Frame[]): RelationFrame[] {
  return context.clauses.flatMap((clause): RelationFrame[] => {
    if (
      !/^(reject|refuse|decline|rebuff|spurn|dismiss|ignore|turn)$/.test(clause.verb.lemma) ||
      clause.verb.isNegated
    )
      return [];
    if (
      !clause.objects.some(({ head }) =>
        /^(overtures?|offers?|approach|approaches|invitation|proposals?)$/.test(context.tokens[head]!.lower),
      )
    )
      return [];
    const [refusing] = context.actors(clause.subjects);
    const overture = [...before]
      .reverse()
      .find(
        (frame): frame is RelationFrame =>
          frame.kind === 'relation' &&
          frame.type === 'OVERTURE' &&
          (frame.object.country === refusing?.country || frame.object.thing === refusing?.thing),
      );
    if (!refusing || !overture) return [];
    const { modality, speaker } = context.attribution(clause);
    if (modality === 'HYPOTHETICAL') return [];
    return [
      {
        ...overture,
        status: 'REJECTED',
        rule: 'relation.overture-rejected',
        span: context.span,
        modality: modality === 'ANNOUNCED' ? 'ANNOUNCED' : 'ASSERTED',
        speaker: speaker ?? refusing,
      },
    ];
  });
}

/** "Could pose risks for Lee if …": a risk, with its condition. */
function risks(context: SentenceContext): ActorFrame[] {
  const { tokens } = context;
  return context.clauses.flatMap((clause): ActorFrame[] => {
    const risk = clause.objects.find(({ head }) =>
      /^(risks?|dangers?|threats?|embarrassment)$/.test(tokens[head]!.lower),
    );
    if (!risk || !/^(pose|create|carry|bring|present|entail|face|cause)$/.test(clause.verb.lemma)) return [];
    const { modality, condition, speaker } = context.attribution(clause);
    if (modality !== 'HYPOTHETICAL' || condition === undefined) return [];
    const [who] = partsAfter(context, risk, /^(for|to)$/).filter(({ thing }) => thing !== undefined);
    if (!who) return [];
    const what = context.clauses.find(
      ({ verb, objects, index }) =>
        index > clause.index &&
        verb.form === 'gerund' &&
        /^(create|cause|bring|result)$/.test(verb.lemma) &&
        objects.length > 0,
    );
    const object = what?.objects[0];
    const value = object
      ? context.wordsOf(object)
      : context.wordsOf({
          first: clause.subjects[0]?.first ?? clause.verb.first,
          last: risk.last,
          head: risk.last,
        });
    return [
      {
        kind: 'actor',
        subject: who,
        property: 'risk',
        value,
        rule: 'risk',
        span: context.span,
        modality,
        condition,
        ...(speaker && { speaker }),
      },
    ];
  });
}

/** Offices that a sentence names in passing: "South Korean President Lee Jae Myung", where none is recorded. */
export function officesIn(
  context: SentenceContext,
  isRecorded: (leader: string, country: string) => boolean,
): TenureFrame[] {
  return context.phrases.flatMap((phrase): TenureFrame[] => {
    const actor = context.actor(phrase);
    if (!actor?.thing || !actor.country || !actor.title || actor.thing.kind !== 'LEADER') return [];
    const [role] = actor.title.roles;
    if (!role || role === 'EFFECTIVE_LEADER' || role === 'PARTY_LEADER') return [];
    if (isRecorded(actor.thing.slug, actor.country.slug)) return [];
    const words = context.tokens.slice(phrase.first, phrase.last + 1).map(({ lower }) => lower);
    if (
      words.some((word) =>
        /^(former|ex-president|then|late|acting|deputy|vice|elect|president-elect)$/.test(word),
      )
    )
      return [];
    const office = officeWords(context, phrase);
    return office === null
      ? []
      : [
          {
            kind: 'tenure',
            leader: actor,
            country: actor.country,
            role: role as TenureFrame['role'],
            office,
            rule: 'tenure.title',
            span: context.span,
            modality: 'ASSERTED',
          },
        ];
  });
}

function officeWords(
  context: SentenceContext,
  { first, last }: { first: number; last: number },
): string | null {
  const words = context.tokens
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join(' ');
  return (
    /\b(Vice )?(President|Prime Minister|Premier|Chancellor|King|Queen|Emperor|Emir|Sultan|Foreign Minister|Defen[cs]e Minister)\b/.exec(
      words,
    )?.[0] ?? null
  );
}

/** "U.S. negotiations regarding Ukraine and North Korea": talks that are under way, one event for each subject. */
export function talksIn(context: SentenceContext): DeedFrame[] {
  return context.phrases.flatMap((phrase): DeedFrame[] => {
    if (!/^(negotiations|talks|consultations)$/.test(context.tokens[phrase.head]!.lower)) return [];
    const own = context.owner(phrase);
    const about = partsAfter(context, phrase, /^(regarding|over|on|about|concerning)$/).filter(
      ({ thing }) => thing !== undefined && thing !== own?.thing,
    );
    if (!own?.thing || about.length === 0) return [];
    return about.map((subject) => ({
      kind: 'deed',
      type: 'CONSULT',
      rule: 'talks',
      sources: [own],
      targets: [subject],
      about: true,
      status: 'UNDERWAY',
      span: context.span,
      modality: 'ASSERTED',
    }));
  });
}
