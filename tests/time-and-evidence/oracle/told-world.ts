import {
  RankClaimInput,
  RecordClaimInput,
  RetractClaimInput,
  ReviewClaimsInput,
} from '../../../src/claim/claim.input';
import { EvidenceInput } from '../../../src/claim/evidence.input';
import { NameInput } from '../../../src/entity/entity.input';
import { createEvent } from '../../../src/event/create-event';
import { CreateEventInput, UpdateEventInput } from '../../../src/event/event.input';
import { PlaceInput } from '../../../src/event/place.input';
import { updateEvent } from '../../../src/event/update-event';
import { rankClaim } from '../../../src/evidence/rank-claim';
import { recordClaim } from '../../../src/evidence/record-claim';
import { retractClaim } from '../../../src/evidence/retract-claim';
import { reviewClaims } from '../../../src/evidence/review-claims';
import type { Outcome } from '../../../src/evidence/write';
import { createLeader } from '../../../src/leader/create-leader';
import { CreateLeaderInput } from '../../../src/leader/leader.input';
import { RecordParticipationInput } from '../../../src/participation/participation.input';
import { recordParticipation } from '../../../src/participation/record-participation';
import { createRelationship } from '../../../src/relationship/create-relationship';
import { CreateRelationshipInput } from '../../../src/relationship/relationship.input';
import { createTenure } from '../../../src/tenure/create-tenure';
import { CreateTenureInput } from '../../../src/tenure/tenure.input';
import type { TestDatabase } from '../../support/database';
import type { SaidSomehow, Step } from './history';
import {
  numberOf,
  type Entry,
  type Id,
  type Log,
  type Made,
  type MadeOf,
  type Name,
  type Source,
} from './log';
import type { World } from './question';
import { foundWorld } from './found-world';

const ACTOR = 'oracle';
/** Enough to hold the first event and what is said of it. */
const MOST_DISPUTABLE = 8;

type Answer = Outcome<object>;

/** What a step that was taken brought, beside the claims and the judgements, which are read back. */
interface Taken {
  made?: (answer: Record<string, string>) => Made;
  /** The values told, by property. */
  values?: Record<string, unknown>;
  said?: Said;
  stance?: 'SUPPORTS' | 'DISPUTES';
  judged?: Omit<Entry['judged'][number], 'claim'>;
  /** The claims to judge, in the order of the input. */
  order?: Id[];
  renamed?: Entry['renamed'];
  /** What the changes say, and of what they are. */
  action: string;
}

interface Said extends SaidSomehow {
  sourceId: Id;
}

/** An input as TypeGraphQL makes it. */
const make = <T extends object>(type: new () => T, fields: object): T => Object.assign(new type(), fields);

/** A world that is told a history step by step through the use cases, and keeps the log of it. */
export class ToldWorld {
  readonly log: Log & { sources: Source[]; entries: Entry[] };
  /** How many steps were refused, which changes nothing. */
  refused = 0;
  private names = 0;

  private constructor(
    private readonly database: TestDatabase,
    readonly word: string,
    private readonly founded: Awaited<ReturnType<typeof foundWorld>>,
  ) {
    this.log = { sources: founded.sources, entries: [founded.entry] };
  }

  static async found(database: TestDatabase, word: string): Promise<ToldWorld> {
    return new ToldWorld(database, word, await foundWorld(database, word));
  }

  /** What can be asked about once a recording is the last that counts; null for now. */
  worldAt(known: number | null): World {
    const [word, series] = [this.word, this.founded.series];
    const [organization] = this.idsOf('organization') as [Id];
    const countries = this.idsOf('country') as [Id, Id];
    return {
      word,
      series,
      countries,
      organization,
      sources: this.log.sources.map(({ id }) => id),
      leaders: this.idsOf('leader'),
      events: this.idsOf('event'),
      disputable: this.log.entries
        .filter(({ recording }) => known === null || recording <= known)
        .flatMap(({ made }) => made.map(({ id }) => id))
        .slice(0, MOST_DISPUTABLE),
    };
  }

  private get made(): Made[] {
    return this.log.entries.flatMap(({ made }) => made);
  }

  private idsOf = (kind: string): Id[] => this.made.filter((made) => made.kind === kind).map(({ id }) => id);

  private get claims() {
    return this.log.entries.flatMap(({ claims }) => claims);
  }

  /** Takes one step; answers whether anything came of it. */
  async take(step: Step): Promise<boolean> {
    const attempt = await this.attempt(step);
    if (!attempt) return false;
    const [outcome, taken] = attempt;
    if (outcome.answer === null) {
      const unexpected = outcome.userErrors.find(
        ({ code }) => !['INVALID', 'DUPLICATE', 'CONFLICT'].includes(code),
      );
      if (unexpected) throw new Error(`${JSON.stringify(step)}: ${JSON.stringify(unexpected)}`);
      this.refused += 1;
      return false;
    }
    const recording = Number(outcome.recording);
    if (recording <= this.log.entries.at(-1)!.recording) return false;
    const made = taken.made ? [taken.made(outcome.answer as Record<string, string>)] : [];
    this.log.entries.push(await this.entryOf(recording, made, taken));
    return true;
  }

  private async entryOf(recording: number, made: Made[], taken: Taken): Promise<Entry> {
    const { at, rows } = await this.readBack(recording);
    const claims = rows
      .filter(({ recorded }) => recorded === recording)
      .map(({ id, kind, subject, property }) => {
        const { sourceId: source, saidAt, modality, confidence } = taken.said!;
        return {
          id: `claim_${id}`,
          subject: `${kind.toLowerCase()}_${subject}`,
          property,
          value: taken.values![property],
          stance: taken.stance ?? 'SUPPORTS',
          source,
          saidAt,
          modality,
          confidence,
        };
      });
    const judged = rows
      .filter(({ recorded }) => recorded !== recording)
      .map(({ id }) => ({ ...taken.judged, claim: `claim_${id}` }))
      .sort((a, b) => taken.order!.indexOf(a.claim) - taken.order!.indexOf(b.claim));
    const subjects =
      judged.length > 0
        ? judged.map(({ claim }) => this.claims.find(({ id }) => id === claim)!.subject)
        : [made[0]?.id ?? claims[0]?.subject ?? taken.renamed!.event];
    const changes = subjects.map((subject) => ({
      action: taken.action,
      concerns: this.concernsOf([...made, ...this.made].find(({ id }) => id === subject)!),
    }));
    return { recording, at, made, claims, judged, renamed: taken.renamed, changes };
  }

  private concernsOf(made: Made): Id[] {
    if (made.kind === 'participation')
      return [made.event, made.participant, ...(made.country ? [made.country] : [])];
    if (made.kind === 'relationship') return [made.subject, made.object];
    if (made.kind === 'tenure') return [made.leader, made.country];
    return [made.id];
  }

  /** When a recording was made, and the claims that are new or judged anew by it. */
  private async readBack(recording: number) {
    const { rows } = await this.database.pool.query<{
      at: Date;
      rows: { id: number; kind: string; subject: number; property: string; recorded: number }[];
    }>(
      `select at, (select coalesce(json_agg(json_build_object('id', id, 'kind', subject_kind, 'subject', subject_id,
         'property', property, 'recorded', recorded_in) order by id), '[]') from claim where from_recording = recording.id) as rows
       from recording where id = $1`,
      [recording],
    );
    return { at: rows[0]!.at.toISOString(), rows: rows[0]!.rows };
  }

  private saidBy(said: SaidSomehow): [Said, EvidenceInput] {
    const { sources } = this.log;
    const sourceId = sources[said.source % sources.length]!.id;
    const { saidAt, modality, confidence } = said;
    const evidence = make(EvidenceInput, {
      source: sourceId,
      statement: 'It is said to be so.',
      saidAt,
      modality,
      confidence,
      ...(modality === 'HYPOTHETICAL' && { condition: 'If it comes to that.' }),
    });
    return [{ ...said, sourceId }, evidence];
  }

  private pick<T>(among: readonly T[], which: number): T | undefined {
    return among[which % Math.max(1, among.length)];
  }

  private find = <Kind extends Made['kind']>(kind: Kind, which: number): MadeOf<Kind> | undefined =>
    this.pick(
      this.made.filter((made): made is MadeOf<Kind> => made.kind === kind),
      which,
    );

  private named(kind: string): [Name[], NameInput[]] {
    this.names += 1;
    const value = `${this.word} ${kind} ${String(this.names).padStart(2, '0')}`;
    return this.asNames([{ value, language: 'en', kind: 'COMMON', valid: null }]);
  }

  private asNames = (names: Name[]): [Name[], NameInput[]] => [
    names,
    names.map(({ value, language, kind }) => make(NameInput, { value, language, kind })),
  ];

  private place(value: unknown) {
    const { country, ...rest } = value as { name: string; precision: string; country?: 0 | 1 };
    return { ...rest, ...(country !== undefined && { country: this.find('country', country)!.slug }) };
  }

  private async attempt(step: Step): Promise<[Answer, Taken] | null> {
    switch (step.is) {
      case 'leader': {
        const { born } = step;
        const [names, given] = this.named('leader');
        const outcome = await createLeader(
          this.database,
          ACTOR,
          make(CreateLeaderInput, { names: given, born }),
        );
        return [
          outcome,
          {
            action: 'CREATED',
            made: ({ leader }) => ({ kind: 'leader', id: `leader_${leader}`, names, born }),
          },
        ];
      }
      case 'event':
        return this.createEvent(step);
      case 'participation':
        return this.participate(step);
      case 'relationship':
        return this.relate(step);
      case 'tenure':
        return this.serve(step);
      case 'claim': {
        const subject = this.find(step.about as Made['kind'], step.subject);
        const value = step.property === 'place' ? this.place(step.value) : step.value;
        return subject ? this.claim(subject.id, step.property, value, step.stance, step.said) : null;
      }
      case 'dispute': {
        const claim = this.pick(this.claims, step.claim);
        return claim ? this.claim(claim.subject, claim.property, claim.value, 'DISPUTES', step.said) : null;
      }
      case 'retract': {
        const claim = this.pick(this.claims, step.claim)?.id;
        const input = make(RetractClaimInput, { claim, reason: 'A misunderstanding' });
        return claim
          ? [
              await retractClaim(this.database, ACTOR, input),
              { action: 'RETRACTED', judged: { retracted: true }, order: [claim] },
            ]
          : null;
      }
      case 'rank': {
        const { rank } = step;
        const claim = this.pick(this.claims, step.claim)?.id;
        const input = make(RankClaimInput, { claim, rank, reason: 'It is better informed' });
        return claim
          ? [
              await rankClaim(this.database, ACTOR, input),
              { action: 'UPDATED', judged: { rank }, order: [claim] },
            ]
          : null;
      }
      case 'review': {
        const { review } = step;
        const claims = step.claims.flatMap((which) => this.pick(this.claims, which)?.id ?? []);
        const input = make(ReviewClaimsInput, { claims, review });
        return claims.length
          ? [
              await reviewClaims(this.database, ACTOR, input),
              { action: 'REVIEWED', judged: { review }, order: claims },
            ]
          : null;
      }
      case 'rename':
        return this.rename(step);
    }
  }

  private async createEvent({
    said: how,
    place,
    summary,
    ...told
  }: Step & { is: 'event' }): Promise<[Answer, Taken]> {
    const [names, given] = this.named('event');
    const [said, evidence] = this.saidBy(how);
    const where = place < 2 ? this.place({ name: 'Here', precision: 'TOWN', country: place }) : null;
    const about = summary ? `About ${this.word}.` : null;
    const { type, status, time } = told;
    const input = make(CreateEventInput, {
      ...{ names: given, type, status, time, evidence, summary: about, series: this.founded.series },
      place: where && make(PlaceInput, where),
    });
    return [
      await createEvent(this.database, ACTOR, input),
      {
        action: 'CREATED',
        made: ({ event }) => ({ kind: 'event', id: `event_${event}`, names, summary: about }),
        values: { type, status, time, place: where },
        said,
      },
    ];
  }

  private async participate(step: Step & { is: 'participation' }): Promise<[Answer, Taken] | null> {
    const event = this.find('event', step.event);
    const actors = this.made.filter(({ kind }) => ['country', 'leader', 'organization'].includes(kind));
    const participant = this.pick(actors, step.participant)!;
    if (!event) return null;
    const { role, level, status } = step;
    const given = step.country < 2 ? this.find('country', step.country)!.id : null;
    const country = given ?? (participant.kind === 'country' ? participant.id : null);
    const [said, evidence] = this.saidBy(step.said);
    const input = make(RecordParticipationInput, {
      ...{ event: event.id, participant: participant.id, country: given, role, level, status, evidence },
    });
    const outcome = await recordParticipation(this.database, ACTOR, input);
    const id = `participation_${outcome.answer?.participation}`;
    const isKnown = this.made.some((made) => made.id === id);
    return [
      outcome,
      {
        action: isKnown ? 'CLAIMED' : 'CREATED',
        ...(!isKnown && {
          made: () => ({ kind: 'participation', id, event: event.id, participant: participant.id, country }),
        }),
        values: { role, level, status },
        said,
      },
    ];
  }

  private async relate(step: Step & { is: 'relationship' }): Promise<[Answer, Taken]> {
    const { type, status, valid, polarity } = step;
    const isOf = (kinds: string[]) => this.made.filter(({ kind }) => kinds.includes(kind));
    const anybody = isOf(['country', 'leader', 'organization']);
    const [subjects, objects] =
      type === 'MEMBERSHIP'
        ? [isOf(['country', 'leader']), isOf(['organization'])]
        : type === 'BORDER'
          ? [isOf(['country']), isOf(['country'])]
          : [anybody, anybody];
    const subject = this.pick(subjects, step.subject)!.id;
    const object = this.pick(objects, step.object)!.id;
    const [said, evidence] = this.saidBy(step.said);
    const input = make(CreateRelationshipInput, { subject, object, type, status, valid, polarity, evidence });
    const directed = type !== 'BORDER' && type !== 'RIVALRY';
    const ends = directed ? [subject, object] : [subject, object].sort((a, b) => numberOf(a) - numberOf(b));
    return [
      await createRelationship(this.database, ACTOR, input),
      {
        action: 'CREATED',
        made: ({ relationship }) => ({
          ...{ kind: 'relationship', id: `relationship_${relationship}`, type, directed },
          ...{ subject: ends[0]!, object: ends[1]! },
        }),
        values: { status: status ?? 'ACTIVE', valid, polarity },
        said,
      },
    ];
  }

  private async serve(step: Step & { is: 'tenure' }): Promise<[Answer, Taken] | null> {
    const { role, office, term } = step;
    const leader = this.find('leader', step.leader)?.id;
    const country = this.find('country', step.country)!.id;
    if (!leader) return null;
    const [said, evidence] = this.saidBy(step.said);
    const [start, end = start] = term.split('/') as [string, string?];
    return [
      await createTenure(
        this.database,
        ACTOR,
        make(CreateTenureInput, { leader, country, role, office, term, evidence }),
      ),
      {
        action: 'CREATED',
        made: ({ tenure }) => ({ kind: 'tenure', id: `tenure_${tenure}`, leader, country, role }),
        values: { 'term.start': start, 'term.end': end || 'XXXX', office },
        said,
      },
    ];
  }

  private async claim(
    subject: Id,
    property: string,
    value: unknown,
    stance: 'SUPPORTS' | 'DISPUTES',
    how: SaidSomehow,
  ): Promise<[Answer, Taken]> {
    const [said, evidence] = this.saidBy(how);
    const input = make(RecordClaimInput, { subject, property, value, stance, evidence });
    return [
      await recordClaim(this.database, ACTOR, input),
      { action: 'CLAIMED', values: { [property]: value }, stance, said },
    ];
  }

  private async rename(step: Step & { is: 'rename' }): Promise<[Answer, Taken] | null> {
    const event = this.find('event', step.event)?.id;
    if (!event) return null;
    const called = [
      `${this.word} parade`,
      'Parade without the word',
      `March of ${this.word}`,
      'A day in May',
    ];
    const [names, given] = this.asNames(
      step.names.map(({ value, language, kind }) => ({ value: called[value]!, language, kind, valid: null })),
    );
    const summary = step.summary ? `Of ${this.word} again.` : null;
    const { version } = await this.database.prisma.event.findFirstOrThrow({
      where: { id: BigInt(numberOf(event)), toRecording: 9223372036854775807n },
    });
    const input = make(UpdateEventInput, { id: event, expectedVersion: version, names: given, summary });
    return [
      await updateEvent(this.database, ACTOR, input),
      { action: 'UPDATED', renamed: { event, names, summary } },
    ];
  }
}
