import { createHash } from 'node:crypto';
import { Refusal } from '../../platform/errors';
import type { Actor, Frame, Occasion } from './frame';
import { DraftSheet, type Drafts, type DraftSettings } from './draft-sheet';
import type { KnownFacts } from './known-facts';
import { sameEvent } from './same-event';
import { labelOfDeed } from './wording';

/** Writes frames as records. The same frames give the same keys. */
export function draftsOf(
  frames: readonly Frame[],
  occasions: readonly Occasion[],
  settings: DraftSettings,
): Drafts {
  return new DraftWriter(settings, occasions).write(frames);
}

class DraftWriter {
  private readonly sheet: DraftSheet;
  private readonly events = new Map<string, string>();
  /** The slugs of those of whom attendance is said, by event. */
  private readonly participants = new Map<string, string[]>();

  constructor(
    private readonly settings: DraftSettings,
    private readonly occasions: readonly Occasion[],
  ) {
    this.sheet = new DraftSheet(settings);
  }

  write(frames: readonly Frame[]): Drafts {
    for (const frame of frames)
      if (frame.kind === 'attendance' && frame.participant.thing)
        this.participants.set(frame.event, [
          ...(this.participants.get(frame.event) ?? []),
          frame.participant.thing.slug,
        ]);
    for (const frame of frames) {
      try {
        this.add(frame);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.sheet.drop(error.message);
      }
    }
    return this.sheet.drafts();
  }

  private add(frame: Frame): void {
    switch (frame.kind) {
      case 'deed':
        return this.addDeed(frame);
      case 'event': {
        const event = this.event(frame.event);
        return this.sheet.claim({ event }, 'EVENT', frame.property, frame.value, frame, event);
      }
      case 'attendance':
        return this.addAttendance(frame);
      case 'relation':
        return this.addRelation(frame);
      case 'tenure':
        return this.addTenure(frame);
      case 'actor': {
        const thing = this.sheet.slugOf(frame.subject);
        const kind = frame.subject.thing?.kind;
        if (thing === null || kind === undefined || kind === 'SERIES') return;
        return this.sheet.claim(
          { [kind.toLowerCase()]: thing },
          kind,
          frame.property,
          frame.value,
          frame,
          `${this.settings.prefix}:${thing}`,
        );
      }
    }
  }

  private addDeed(frame: Frame & { kind: 'deed' }): void {
    const sources = this.sheet.slugsOf(frame.sources);
    const targets = this.sheet.slugsOf(frame.targets);
    if (sources.length + targets.length < 2 || sources.length === 0) return;
    const { prefix } = this.settings;
    const slug = slugged(`${prefix}-${frame.type.toLowerCase()}-${[...sources, ...targets].join('-')}`);
    const names = (slugs: readonly string[], actors: readonly Actor[]) =>
      slugs
        .map((each) => actors.find(({ thing, country }) => (thing ?? country)?.slug === each))
        .map((actor) => actor?.thing?.label ?? actor?.country?.label ?? '');
    this.sheet.fact(slug, {
      record: 'event',
      slug,
      names: [
        {
          value: labelOfDeed(frame.type, names(sources, frame.sources), names(targets, frame.targets)),
          language: 'en',
        },
      ],
      dataset: this.settings.dataset,
    });
    const claim = (property: string, value: unknown) =>
      this.sheet.claim({ event: slug }, 'EVENT', property, value, frame, slug);
    claim('type', frame.type);
    claim('status', frame.status);
    if (frame.time) claim('time', frame.time);
    if (frame.place) claim('place', placeValue(frame.place));
    const seat = (participant: string, role: string, status?: string) => {
      const key = `${slug}:${participant}:${role.toLowerCase()}`;
      this.sheet.fact(key, { record: 'participation', key, event: slug, participant, role });
      this.sheet.claim({ participation: key }, 'PARTICIPATION', 'role', role, frame, slug);
      if (status) this.sheet.claim({ participation: key }, 'PARTICIPATION', 'status', status, frame, slug);
    };
    if (frame.type === 'CONSULT') {
      const status =
        frame.status !== 'SCHEDULED' ? 'ATTENDED' : frame.modality === 'POSSIBLE' ? 'POSSIBLE' : 'EXPECTED';
      for (const source of sources) seat(source, 'PARTICIPANT', status);
      for (const target of targets)
        if (!sources.includes(target))
          seat(target, frame.about ? 'SUBJECT' : 'PARTICIPANT', frame.about ? undefined : status);
      return;
    }
    for (const source of sources) seat(source, 'SOURCE');
    for (const target of targets) if (!sources.includes(target)) seat(target, 'TARGET');
  }

  /** The slug of the event that an occasion is: a recorded one, or a new one with what the article says of it. */
  private event(key: string): string {
    const drafted = this.events.get(key);
    if (drafted !== undefined) return drafted;
    const occasion = this.occasions.find((each) => each.key === key);
    if (!occasion) throw new Error(`A frame is about the unknown event ${key}`);
    const recorded = sameEvent(
      { ...occasion, participants: this.participants.get(key) ?? [] },
      this.settings.known.events,
    );
    const slug = recorded ?? slugged(`${this.settings.prefix}-${occasion.key}`);
    this.events.set(key, slug);
    if (!recorded)
      this.sheet.fact(slug, {
        record: 'event',
        slug,
        names: [{ value: occasion.label, language: 'en' }],
        dataset: this.settings.dataset,
        ...(occasion.series && {
          series: occasion.series.slug,
          ...(occasion.edition && { edition: occasion.edition }),
        }),
      });
    return slug;
  }

  private addAttendance(frame: Frame & { kind: 'attendance' }): void {
    const participant = this.sheet.slugOf(frame.participant);
    if (participant === null) return;
    const event = this.event(frame.event);
    const known = this.settings.known.seats.filter(
      (seat) => seat.event === event && seat.participant === participant,
    );
    const recorded =
      known.find(({ role }) => role === frame.role) ??
      known.find(({ role }) => role !== 'SOURCE' && role !== 'TARGET');
    const key = recorded?.key ?? `${event}:${participant}`;
    const role = recorded?.role ?? frame.role;
    const { thing, country } = frame.participant;
    const represents =
      thing?.kind === 'LEADER' ? country?.slug : thing?.kind === 'COUNTRY' ? thing.slug : thing?.country;
    if (!recorded?.key)
      this.sheet.fact(key, {
        record: 'participation',
        key,
        event,
        participant,
        role,
        ...(represents && { country: represents }),
      });
    const claim = (property: string, value: unknown) =>
      this.sheet.claim({ participation: key }, 'PARTICIPATION', property, value, frame, event);
    claim('status', frame.status);
    claim('role', frame.role);
    if (frame.level) claim('level', frame.level);
    if (frame.reason) claim('reason', frame.reason);
  }

  private addRelation(frame: Frame & { kind: 'relation' }): void {
    const [subject, object] = [this.sheet.slugOf(frame.subject), this.sheet.slugOf(frame.object)];
    if (subject === null || object === null || subject === object) return;
    const { type } = frame;
    const isDirected = DIRECTED.has(type);
    const isSame = (each: KnownFacts['relationships'][number]) =>
      each.type === type &&
      ((each.subject === subject && each.object === object) ||
        (!isDirected && each.subject === object && each.object === subject));
    const recorded = this.settings.known.relationships.find((each) => each.key !== null && isSame(each));
    const key =
      recorded?.key ??
      `${this.settings.prefix}:${type.toLowerCase().replaceAll('_', '-')}:${subject}-${object}`;
    if (!recorded)
      this.sheet.fact(key, {
        record: 'relationship',
        key,
        subject,
        object,
        type,
        directed: isDirected,
        dataset: this.settings.dataset,
      });
    const claim = (property: string, value: unknown) =>
      this.sheet.claim({ relationship: key }, 'RELATIONSHIP', property, value, frame, key);
    claim('status', frame.status);
    if (frame.reason) claim('reason', frame.reason);
  }

  private addTenure(frame: Frame & { kind: 'tenure' }): void {
    const leader = this.sheet.slugOf(frame.leader);
    if (leader === null) return;
    const isSame = (each: KnownFacts['tenures'][number]) =>
      each.leader === leader && each.country === frame.country.slug && each.role === frame.role;
    const recorded = this.settings.known.tenures.find((each) => each.key !== null && isSame(each));
    if (recorded) return;
    const key = `${this.settings.prefix}:tenure:${leader}-${frame.country.slug}-${frame.role.toLowerCase()}`;
    this.sheet.fact(key, {
      record: 'tenure',
      key,
      leader,
      country: frame.country.slug,
      role: frame.role,
      dataset: this.settings.dataset,
    });
    this.sheet.claim({ tenure: key }, 'TENURE', 'office', frame.office, frame, key);
  }
}

const DIRECTED: ReadonlySet<string> = new Set(['OVERTURE', 'DISAGREEMENT', 'SANCTIONS', 'MEMBERSHIP']);

const MAX_SLUG = 180;
const slugged = (text: string): string => {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= MAX_SLUG) return slug;
  return `${slug.slice(0, MAX_SLUG - 9)}-${createHash('sha256').update(slug).digest('hex').slice(0, 8)}`;
};

const placeValue = ({ name, country }: { name: string; country?: { slug: string } }) => ({
  name,
  ...(country && { country: country.slug }),
});
