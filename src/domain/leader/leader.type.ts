import { Field, ObjectType } from 'type-graphql';
import { Country } from '../country/country.type';
import { Entity } from '../entity/entity.base.type';
import { Node } from '../entity/node.type';
import { EventConnectionArgs } from '../event/event.input';
import { EventConnection } from '../event/event.type';
import { type Connection, connectionOf } from '../../api/connection';
import { NullableField } from '../../api/nullable';
import { payloadOf } from '../../api/payload';
import type { Relation } from '../../api/relation';
import { Takes } from '../../api/takes';
import { ParticipationConnectionArgs } from '../participation/participation.input';
import { ParticipationConnection } from '../participation/participation.type';
import { RelationshipConnectionArgs } from '../relationship/relationship.input';
import { RelationshipConnection } from '../relationship/relationship.type';
import { TenureConnectionArgs } from '../tenure/tenure.input';
import { TenureConnection } from '../tenure/tenure.type';
import { TimeSpan } from '../../api/time/time-span.type';

@ObjectType({ description: 'A person who leads or has led a country.', implements: [Node, Entity] })
export class Leader extends Entity {
  @NullableField(() => TimeSpan, 'Date of birth, as precisely as it is known; null if unknown.')
  born?: TimeSpan | null;

  @NullableField(() => TimeSpan, 'Date of death; null if alive or unknown.')
  died?: TimeSpan | null;

  @NullableField(
    () => Country,
    'The country led today, or on the day of asOf(validAt:). Null if there is none.',
  )
  country?: Relation<Country> | null;

  @Field(() => TenureConnection, { description: 'The offices they hold or have held, latest first.' })
  @Takes(() => TenureConnectionArgs)
  tenures: Relation<TenureConnection>;

  @Field(() => EventConnection, { description: 'Events in which they take part in person.' })
  @Takes(() => EventConnectionArgs)
  events: Relation<EventConnection>;

  @Field(() => RelationshipConnection, {
    description: 'Their relationships with countries, leaders and organizations.',
  })
  @Takes(() => RelationshipConnectionArgs)
  relationships: Relation<RelationshipConnection>;

  @Field(() => ParticipationConnection, {
    description: 'Their participations in events, with role and status.',
  })
  @Takes(() => ParticipationConnectionArgs)
  participations: Relation<ParticipationConnection>;
}

export type LeaderConnection = Connection<Leader>;
export const LeaderConnection = connectionOf<Leader>('Leader', () => Leader, 'A page of leaders.');

/** Payload of a mutation that creates a leader. */
export const LeaderPayload = payloadOf('Leader', 'The leader that was recorded', {
  leader: [() => Leader, 'The leader as recorded; null if the mutation was refused.'],
});
