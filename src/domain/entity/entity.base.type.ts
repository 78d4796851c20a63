import { Field, InterfaceType, Int } from 'type-graphql';
import type { ChangeConnection } from '../change/change.type';
import type { ClaimConnection } from '../claim/claim.type';
import { Takes } from '../../api/takes';
import { NameArgs } from './entity.input';
import { ExternalId } from './external-id.type';
import { Name } from './name.type';
import { Node } from './node.type';

/**
 * What country, leader, organization and event have in common. They extend it from here; everybody else takes it from
 * entity.type.ts, which adds the two fields whose types lead back to them and so have to be loaded later.
 */
@InterfaceType({
  description:
    'What the knowledge base knows by identity: it has names, codes of other registers, and claims about it.',
  implements: Node,
})
export abstract class Entity extends Node {
  @Field({
    description:
      'Stable, readable, unique across all entities, [a-z0-9-]+: north-korea, kim-jong-un, victory-day-parade-2025.',
  })
  slug: string;

  @Field(() => Int, {
    description: 'Goes up by one with every change; updateEvent takes it as expectedVersion.',
  })
  version: number;

  @Field({
    description: 'The common name in the language asked for, or else in English, or else any.',
  })
  @Takes(() => NameArgs)
  name: string;

  @Field({
    description:
      'One line of English that tells it from its namesakes, at the time of the question: of a leader the office and country, of an event what, when and where.',
  })
  description: string;

  @Field(() => [Name], { description: 'Every name in every language, common names first.' })
  names: Name[];

  @Field(() => [ExternalId], {
    description: 'Its codes in other registers: ISO 3166, COW, Wikidata and so on.',
  })
  externalIds: ExternalId[];

  claims: ClaimConnection;

  history: ChangeConnection;
}
