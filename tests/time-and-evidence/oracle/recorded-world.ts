import type { TestDatabase } from '../../support/database';
import { foundWorld } from './found-world';
import type { Step } from './history';
import { madeIn, type Entry, type Id, type Log, type Made, type Source } from './log';
import { Maker } from './maker';
import type { World } from './question';
import { Speaker } from './speaker';
import type { Attempt, Taken } from './step-context';

/** Enough to hold the first event and the claims about it. */
const MAX_DISPUTABLE = 8;

/** A world in which a history is executed step by step through the use cases, and logged. */
export class RecordedWorld {
  readonly log: Log & { sources: Source[]; entries: Entry[] };
  /** The number of refused steps, which change nothing. */
  refused = 0;
  private readonly maker: Maker;
  private readonly speaker: Speaker;

  private constructor(
    private readonly database: TestDatabase,
    readonly word: string,
    private readonly founded: Awaited<ReturnType<typeof foundWorld>>,
  ) {
    this.log = { sources: founded.sources, entries: [founded.entry] };
    this.maker = new Maker(database, this.log, word, founded.series, founded.iso3);
    this.speaker = new Speaker(database, this.log, word, founded.series, founded.iso3);
  }

  static async found(database: TestDatabase, word: string): Promise<RecordedWorld> {
    return new RecordedWorld(database, word, await foundWorld(database, word));
  }

  /** The existing subjects once a recording is the last included; null for now. */
  worldAt(known: number | null): World {
    const [word, series] = [this.word, this.founded.series];
    const [organization] = this.idsOf('organization') as [Id];
    const countries = this.idsOf('country') as [Id, Id];
    return {
      word,
      series,
      countries,
      iso3: this.founded.iso3,
      organization,
      sources: this.log.sources.map(({ id }) => id),
      leaders: this.idsOf('leader'),
      events: this.idsOf('event'),
      disputable: this.log.entries
        .filter(({ recording }) => known === null || recording <= known)
        .flatMap(({ made }) => made.map(({ id }) => id))
        .slice(0, MAX_DISPUTABLE),
    };
  }

  private get made(): Made[] {
    return madeIn(this.log.entries);
  }

  private idsOf = (kind: string): Id[] => this.made.filter((made) => made.kind === kind).map(({ id }) => id);

  private get claims() {
    return this.log.entries.flatMap(({ claims }) => claims);
  }

  /** Executes one step; returns whether it had an effect. */
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
    const last = this.log.entries.at(-1)!;
    if (recording <= last.recording) {
      // A further list that gives an existing code changes nothing, but is one more to give it.
      const { listed } = taken;
      if (listed) this.log.entries.splice(-1, 1, { ...last, listed: [...(last.listed ?? []), listed] });
      return false;
    }
    const made = taken.made ? [taken.made(outcome.answer as Record<string, string>)] : [];
    this.log.entries.push(await this.entryOf(recording, made, taken));
    return true;
  }

  private attempt(step: Step): Promise<Attempt> {
    switch (step.is) {
      case 'leader':
      case 'event':
      case 'participation':
      case 'relationship':
      case 'tenure':
        return this.maker.take(step);
      default:
        return this.speaker.take(step);
    }
  }

  private async entryOf(recording: number, made: Made[], taken: Taken): Promise<Entry> {
    const { at, rows } = await this.readBack(recording);
    const claims = rows
      .filter(({ recorded }) => recorded === recording)
      .map(({ id, kind, subject, property }) => {
        const { sourceId: source, saidAt, modality, confidence, review } = taken.said!;
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
          review,
        };
      });
    const judged = rows
      .filter(({ recorded }) => recorded !== recording)
      .map(({ id }) => ({ ...taken.judged, claim: `claim_${id}` }))
      .sort((a, b) => taken.order!.indexOf(a.claim) - taken.order!.indexOf(b.claim));
    const subjects =
      judged.length > 0
        ? judged.map(({ claim }) => this.claims.find(({ id }) => id === claim)!.subject)
        : [made[0]?.id ?? claims[0]?.subject ?? taken.renamed?.event ?? taken.listed!.thing];
    const changes = subjects.map((subject) => ({
      action: taken.action,
      concerns: this.concernsOf([...made, ...this.made].find(({ id }) => id === subject)!),
    }));
    const { renamed, represents, listed } = taken;
    if (represents) {
      const participation = this.made.find(({ id }) => id === represents.participation)!;
      changes.push({ action: 'UPDATED', concerns: [...this.concernsOf(participation), represents.country] });
    }
    return { recording, at, made, claims, judged, renamed, represents, listed: listed && [listed], changes };
  }

  private concernsOf(made: Made): Id[] {
    if (made.kind === 'participation')
      return [made.event, made.participant, ...(made.country ? [made.country] : [])];
    if (made.kind === 'relationship') return [made.subject, made.object];
    if (made.kind === 'tenure') return [made.leader, made.country];
    return [made.id];
  }

  /** The instant of a recording, and the claims that are new or judged anew by it. */
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
}
