import { Field, ObjectType } from 'type-graphql';
import { Country } from '../country/country.type';
import { Entity } from '../entity/entity.base.type';
import { Node } from '../entity/node.type';
import { EventConnectionArgs } from '../event/event.input';
import { EventConnection } from '../event/event.type';
import { connectionOf, type Connection } from '../../api/connection';
import { Payload } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';
import { ParticipationConnectionArgs } from '../participation/participation.input';
import { ParticipationConnection } from '../participation/participation.type';
import { RelationshipConnectionArgs } from '../relationship/relationship.input';
import { RelationshipConnection } from '../relationship/relationship.type';
import { TenureConnectionArgs } from '../tenure/tenure.input';
import { TenureConnection } from '../tenure/tenure.type';
import { TimeSpan } from '../../api/time/time-span.type';

/** A person who leads or has led. */
@ObjectType({ description: 'A person who leads or has led a country.', implements: [Node, Entity] })
export class Leader extends Entity {
  @Field(() => TimeSpan, { nullable: true, description: 'When they were born, as precisely as it is known.' })
  born?: TimeSpan | null;

  @Field(() => TimeSpan, { nullable: true, description: 'When they died. Null: alive, or not known.' })
  died?: TimeSpan | null;

  @Field(() => Country, {
    nullable: true,
    description: 'The country led, at the time of the question: today, or the day of asOf(validAt:).',
  })
  country?: Relation<Country> | null;

  @Field(() => TenureConnection, { description: 'The offices they held, newest first.' })
  @Takes(() => TenureConnectionArgs)
  tenures: Relation<TenureConnection>;

  @Field(() => EventConnection, { description: 'Events they take part in themselves.' })
  @Takes(() => EventConnectionArgs)
  events: Relation<EventConnection>;

  @Field(() => RelationshipConnection, {
    description: 'What binds them to others, or sets them against them.',
  })
  @Takes(() => RelationshipConnectionArgs)
  relationships: Relation<RelationshipConnection>;

  @Field(() => ParticipationConnection, {
    description: 'In what role and with what status they take part in events.',
  })
  @Takes(() => ParticipationConnectionArgs)
  participations: Relation<ParticipationConnection>;
}

/** A page of leaders. */
export type LeaderConnection = Connection<Leader>;
export const LeaderConnection = connectionOf<Leader>('Leader', () => Leader, 'A page of leaders.');

/** Answer of a mutation that makes a leader. */
@ObjectType({ description: 'The leader that was recorded, or why none was.' })
export class LeaderPayload extends Payload {
  @Field(() => Leader, { nullable: true, description: 'The leader as it now stands; null where refused.' })
  leader?: Relation<Leader> | null;
}
