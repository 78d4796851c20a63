import { ExternalIdInput } from '../../../src/domain/entity/entity.input';
import { createEvent } from '../../../src/domain/event/create-event';
import { CreateEventInput } from '../../../src/domain/event/event.input';
import { PlaceInput } from '../../../src/domain/event/place.input';
import { createLeader } from '../../../src/domain/leader/create-leader';
import { CreateLeaderInput } from '../../../src/domain/leader/leader.input';
import { RecordParticipationInput } from '../../../src/domain/participation/participation.input';
import { recordParticipation } from '../../../src/domain/participation/record-participation';
import { createRelationship } from '../../../src/domain/relationship/create-relationship';
import { CreateRelationshipInput } from '../../../src/domain/relationship/relationship.input';
import { createTenure } from '../../../src/domain/tenure/create-tenure';
import { CreateTenureInput } from '../../../src/domain/tenure/tenure.input';
import type { Step } from './history';
import { numberOf } from './log';
import { ACTOR, make, StepContext, type Attempt } from './step-context';

export type Making = Extract<Step, { is: 'leader' | 'event' | 'participation' | 'relationship' | 'tenure' }>;

/** Executes the steps that create things and facts. */
export class Maker extends StepContext {
  take(step: Making): Promise<Attempt> {
    switch (step.is) {
      case 'leader':
        return this.createLeader(step);
      case 'event':
        return this.createEvent(step);
      case 'participation':
        return this.participate(step);
      case 'relationship':
        return this.relate(step);
      case 'tenure':
        return this.serve(step);
    }
  }

  private async createLeader({ born }: Step & { is: 'leader' }): Promise<Attempt> {
    const [names, given] = this.named('leader');
    const code = { scheme: 'ICEWS', value: names[0]!.value, valid: null };
    const externalIds = [make(ExternalIdInput, code as ExternalIdInput)];
    const input = make(CreateLeaderInput, { names: given, externalIds, born });
    return [
      await createLeader(this.database, ACTOR, input),
      {
        action: 'CREATED',
        made: ({ leader }) => ({ kind: 'leader', id: `leader_${leader}`, names, codes: [code], born }),
      },
    ];
  }

  private async createEvent({
    said: how,
    place,
    summary,
    ...told
  }: Step & { is: 'event' }): Promise<Attempt> {
    const [names, given] = this.named('event');
    const [said, evidence] = this.saidBy(how);
    const where = place < 2 ? this.place({ name: 'Here', precision: 'TOWN', country: place }) : null;
    const about = summary ? `About ${this.word}.` : null;
    const { type, status, time } = told;
    const input = make(CreateEventInput, {
      names: given,
      type,
      status,
      time,
      evidence,
      summary: about,
      series: this.series,
      place: where && make(PlaceInput, where),
    });
    return [
      await createEvent(this.database, ACTOR, input),
      {
        action: 'CREATED',
        made: ({ event }) => ({ kind: 'event', id: `event_${event}`, names, codes: [], summary: about }),
        values: { type, status, time, place: where },
        said,
      },
    ];
  }

  private async countryOf(participation: string): Promise<string | null> {
    const { countryId } = await this.database.prisma.participation.findFirstOrThrow({
      where: { id: BigInt(participation) },
    });
    return countryId === null ? null : `country_${countryId}`;
  }

  private async participate(step: Step & { is: 'participation' }): Promise<Attempt> {
    const event = this.find('event', step.event);
    const actors = this.made.filter(({ kind }) => ['country', 'leader', 'organization'].includes(kind));
    const participant = this.pick(actors, step.participant)!;
    if (!event) return null;
    const { role, level, status } = step;
    const given = step.country < 2 ? this.find('country', step.country)!.id : null;
    const [said, evidence] = this.saidBy(step.said);
    const parties = { event: event.id, participant: participant.id, country: given };
    const input = make(RecordParticipationInput, { ...parties, role, level, status, evidence });
    const outcome = await recordParticipation(this.database, ACTOR, input);
    const id = `participation_${outcome.answer?.participation}`;
    const known = this.made.find((made) => made.id === id);
    const isKnown = known !== undefined;
    const isNew = known?.kind === 'participation' && known.country === null;
    // The default country is tested in tests/write.
    const country = given ?? (outcome.answer && (await this.countryOf(outcome.answer.participation)));
    return [
      outcome,
      {
        action: isKnown ? 'CLAIMED' : 'CREATED',
        ...(!isKnown && {
          made: () => ({
            kind: 'participation',
            id,
            event: event.id,
            participant: participant.id,
            country,
            role: said.review === 'DRAFT' ? role : null,
          }),
        }),
        ...(isNew && given && { represents: { participation: id, country: given } }),
        values: { role, level, status },
        said,
      },
    ];
  }

  private async relate(step: Step & { is: 'relationship' }): Promise<Attempt> {
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
          kind: 'relationship',
          id: `relationship_${relationship}`,
          type,
          directed,
          subject: ends[0]!,
          object: ends[1]!,
        }),
        values: { status: status ?? 'ACTIVE', valid, polarity },
        said,
      },
    ];
  }

  private async serve(step: Step & { is: 'tenure' }): Promise<Attempt> {
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
}
