import {
  RankClaimInput,
  RecordClaimInput,
  RetractClaimInput,
  ReviewClaimsInput,
} from '../../../src/domain/claim/claim.input';
import { UpdateEventInput } from '../../../src/domain/event/event.input';
import { updateEvent } from '../../../src/domain/event/update-event';
import { rankClaim } from '../../../src/domain/claim/rank-claim';
import { recordClaim } from '../../../src/domain/claim/record-claim';
import { retractClaim } from '../../../src/domain/claim/retract-claim';
import { reviewClaims } from '../../../src/domain/claim/review-claims';
import { OPEN } from '../../../src/engine/write/revise';
import { UserErrorCode } from '../../../src/platform/errors';
import type { Rename, Step } from './history';
import type { HowClaimed } from './values';
import { numberOf, type Code, type Id, type Made, type Told } from './log';
import type { Making } from './maker';
import { importJsonl } from '../../../src/io/import/import-jsonl';
import { ACTOR, make, StepContext, type Attempt } from './step-context';

const withoutNull = ({ valid, ...code }: Code) => ({ ...code, ...(valid !== null && { valid }) });

export type Speaking = Exclude<Step, Making>;

/** Executes the steps about existing things: claims, judgments of claims, and renamings. */
export class Speaker extends StepContext {
  async take(step: Speaking): Promise<Attempt> {
    switch (step.is) {
      case 'claim': {
        const subject = this.find(step.about as Made['kind'], step.subject);
        const value =
          step.property === 'place'
            ? this.place(step.value)
            : step.property === 'name'
              ? this.nameOf(step.value as Rename)
              : step.property === 'code' && subject && 'codes' in subject
                ? withoutNull(this.codeOf(subject, step.value as number))
                : step.value;
        return subject ? this.claim(subject.id, step.property, value, step.stance, step.said) : null;
      }
      case 'dispute': {
        const claimed = this.pick(this.claims, step.claim);
        return claimed
          ? this.claim(claimed.subject, claimed.property, claimed.value, 'DISPUTES', step.said)
          : null;
      }
      case 'retract': {
        const claim = this.pick(this.claims, step.claim)?.id;
        if (!claim) return null;
        const input = make(RetractClaimInput, { claim, reason: 'A misunderstanding' });
        const outcome = await retractClaim(this.database, ACTOR, input);
        return [outcome, { action: 'RETRACTED', judged: { retracted: true }, order: [claim] }];
      }
      case 'rank': {
        const { rank } = step;
        const claim = this.pick(this.claims, step.claim)?.id;
        if (!claim) return null;
        const input = make(RankClaimInput, { claim, rank, reason: 'It is better informed' });
        return [
          await rankClaim(this.database, ACTOR, input),
          { action: 'UPDATED', judged: { rank }, order: [claim] },
        ];
      }
      case 'review': {
        const { review } = step;
        const claims = step.claims.flatMap((which) => this.pick(this.claims, which)?.id ?? []);
        if (claims.length === 0) return null;
        const input = make(ReviewClaimsInput, { claims, review, reason: 'It was read again' });
        const outcome = await reviewClaims(this.database, ACTOR, input);
        return [outcome, { action: 'REVIEWED', judged: { review }, order: claims }];
      }
      case 'rename':
        return this.rename(step);
      case 'list':
        return this.list(step);
    }
  }

  private get claims(): Told[] {
    return this.log.entries.flatMap(({ claims }) => claims);
  }

  private async claim(
    subject: Id,
    property: string,
    value: unknown,
    stance: 'SUPPORTS' | 'DISPUTES',
    how: HowClaimed,
  ): Promise<Attempt> {
    const [said, evidence] = this.saidBy(how);
    const input = make(RecordClaimInput, { subject, property, value, stance, evidence });
    return [
      await recordClaim(this.database, ACTOR, input),
      { action: 'CLAIMED', values: { [property]: value }, stance, said },
    ];
  }

  /** A name with a text of this world, some of which contain its word. */
  private nameOf = ({ value, language, kind }: Rename) => ({
    value: [`${this.word} parade`, 'Parade without the word', `March of ${this.word}`, 'A day in May'][
      value
    ]!,
    language,
    kind,
  });

  /** A list gives codes to a thing. */
  private async list({ leader: which, list, codes }: Step & { is: 'list' }): Promise<Attempt> {
    const leader = this.find('leader', which);
    if (!leader) return null;
    const given = codes.map((code) => this.codeOf(leader, code));
    const { slug } = await this.database.prisma.entity.findUniqueOrThrow({
      where: { id: BigInt(numberOf(leader.id)) },
    });
    const record = { record: 'leader', slug, codes: given.map(withoutNull) };
    const { rejected } = await importJsonl(this.database, [JSON.stringify(record)], { actor: ACTOR, list });
    const last = await this.database.prisma.recording.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const [fault] = rejected;
    const outcome = fault
      ? {
          answer: null,
          userErrors: [{ code: UserErrorCode.CONFLICT, field: null, message: fault.reason }],
          recording: null,
        }
      : { answer: {}, userErrors: [], recording: `${last.id}` };
    return [outcome as never, { action: 'IMPORTED', listed: { thing: leader.id, list, codes: given } }];
  }

  private async rename(step: Step & { is: 'rename' }): Promise<Attempt> {
    const event = this.find('event', step.event)?.id;
    if (!event) return null;
    const [names, given] = this.asNames(step.names.map((name) => ({ ...this.nameOf(name), valid: null })));
    const summary = step.summary ? `Of ${this.word} again.` : null;
    const { version } = await this.database.prisma.event.findFirstOrThrow({
      where: { id: BigInt(numberOf(event)), toRecording: OPEN },
    });
    const input = make(UpdateEventInput, { id: event, expectedVersion: version, names: given, summary });
    return [
      await updateEvent(this.database, ACTOR, input),
      { action: 'UPDATED', renamed: { event, names, summary } },
    ];
  }
}
