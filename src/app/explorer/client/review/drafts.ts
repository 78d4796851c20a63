/** A draft as the page asks for it. */
export interface Draft {
  readonly id: string;
  readonly property: string;
  readonly value: unknown;
  readonly statement: string;
  readonly modality: string;
  readonly quote: string | null;
  readonly locator: string | null;
  readonly condition: string | null;
  readonly confidence: number | null;
  readonly review: string;
  readonly speaker: { readonly slug: string; readonly name: string } | null;
  readonly source: { readonly id: string; readonly title: string; readonly publisher: string | null };
  readonly origin: Origin | null;
  readonly effect: Effect | null;
  readonly subject: Subject;
}

interface Origin {
  readonly start: number;
  readonly end: number;
  readonly extractor: string;
  readonly rule: string;
  readonly score: number | null;
  readonly group: string;
}

interface Effect {
  readonly kind: string;
  readonly current: unknown;
  readonly wouldStand: boolean;
}

interface Named {
  readonly slug: string;
  readonly name: string;
}

interface Subject extends Partial<Named> {
  readonly __typename: string;
  readonly id: string;
  readonly role?: string;
  readonly participant?: Named;
  readonly event?: Named;
  readonly one?: Named;
  readonly other?: Named;
  readonly leader?: Named;
  readonly type?: string;
}

/** Drafts that are reviewed together: an event with its facts. */
export interface Group {
  readonly key: string;
  readonly title: string;
  readonly drafts: readonly Draft[];
}

/** The drafts of one source. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly groups: readonly Group[];
}

/** What a draft is about, in words: "Kim Jong Un as guest". */
export function subjectWords({ subject }: Draft): string {
  const { name, participant, role, one, other, leader } = subject;
  if (participant) return `${participant.name} as ${lower(role ?? 'participant')}`;
  if (one && other) return `${one.name} and ${other.name}`;
  return name ?? leader?.name ?? lower(subject.__typename);
}

/** The title of the group of a draft: its event, or what it is about. */
const titleOf = (draft: Draft): string => draft.subject.event?.name ?? subjectWords(draft);

/** The group of a draft: that of its extractor; for drafts of people, the event or other thing it is about. */
const keyOf = ({ origin, subject }: Draft): string => origin?.group ?? subject.event?.slug ?? subject.id;

/** The articles with their drafts by group, each in the order of the first draft; places in the text order the groups. */
export function articlesOf(drafts: readonly Draft[]): Article[] {
  const bySource = groupBy(drafts, ({ source }) => source.id);
  return bySource.map(([id, ofSource]) => {
    const { title, publisher } = ofSource[0]!.source;
    const groups = groupBy(ofSource, keyOf).map(([key, ofGroup]) => ({
      key,
      title: titleOf(ofGroup[0]!),
      drafts: ofGroup,
    }));
    const startOf = ({ drafts: [first] }: Group) => first?.origin?.start ?? 0;
    return { id, title, publisher, groups: groups.sort((a, b) => startOf(a) - startOf(b)) };
  });
}

function groupBy<T>(items: readonly T[], keyFor: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyFor(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups];
}

/** What accepting a draft would change, in words. */
export function effectWords({ effect, modality }: Draft): string {
  if (modality === 'HYPOTHETICAL') return 'would be on record, and never count';
  switch (effect?.kind) {
    case 'AGREES':
      return 'agrees with what is recorded';
    case 'CONTRADICTS':
      return `contradicts ${valueWords(effect.current)}${effect.wouldStand ? ', and would stand' : ''}`;
    case 'SUCCEEDS':
      return `would follow ${valueWords(effect.current)}`;
    default:
      return 'would add';
  }
}

/** A value in words; structured values as JSON. */
export function valueWords(value: unknown): string {
  if (typeof value === 'string') return /^[A-Z][A-Z_]+$/.test(value) ? lower(value) : value;
  return value === null || value === undefined ? 'nothing' : JSON.stringify(value);
}

const lower = (code: string): string => code.replaceAll('_', ' ').toLowerCase();

/** The precision that a rule must have been measured at for its drafts to be accepted in bulk. */
const SURE = 0.95;

/**
 * Whether a draft may be accepted in bulk: by a rule of measured precision, without contradiction, about a thing on record;
 * never a relationship, nor what is said on a condition.
 */
export function isSure(draft: Draft, { drafts }: Group): boolean {
  const { origin, effect, modality, subject } = draft;
  const isNew = drafts.some((other) => other.property === 'type' && other.effect?.kind === 'ADDS');
  return (
    (origin?.score ?? 0) >= SURE &&
    effect?.kind !== 'CONTRADICTS' &&
    modality !== 'HYPOTHETICAL' &&
    subject.__typename !== 'Relationship' &&
    !isNew
  );
}

/** A stretch of the text of an article, and the drafts that were read from it. */
export interface Stretch {
  readonly text: string;
  readonly drafts: readonly Draft[];
}

/** Cuts a text at the ends of the quotes of drafts; offsets are UTF-16 units. */
export function stretchesOf(text: string, drafts: readonly Draft[]): Stretch[] {
  const quoted = drafts.filter(({ origin }) => origin !== null);
  const cuts = new Set([0, text.length]);
  for (const { origin } of quoted) cuts.add(origin!.start).add(origin!.end);
  const at = [...cuts].filter((cut) => cut <= text.length).sort((a, b) => a - b);
  return at.slice(1).map((end, i) => {
    const start = at[i]!;
    return {
      text: text.slice(start, end),
      drafts: quoted.filter(({ origin }) => origin!.start <= start && end <= origin!.end),
    };
  });
}
