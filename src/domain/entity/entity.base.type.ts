import { Field, Int, InterfaceType } from 'type-graphql';
import type { ChangeConnection } from '../change/change.type';
import type { ClaimConnection } from '../claim/claim.type';
import { Takes } from '../../api/takes';
import { NameArgs } from './entity.input';
import { ExternalId } from './external-id.type';
import { Name } from './name.type';
import { Node } from './node.type';

/**
 * The fields that country, leader, organization and event share. Those four extend this class; other modules import
 * entity.type.ts, which adds the two fields whose types refer back to them and are therefore loaded later.
 */
@InterfaceType({
  description: 'A thing with an identity: it has names, codes in other registers, and claims about it.',
  implements: Node,
})
export abstract class Entity extends Node {
  @Field({
    description:
      'Stable, readable, unique across all entities, [a-z0-9-]+: north-korea, kim-jong-un, victory-day-parade-2025.',
  })
  slug: string;

  @Field(() => Int, {
    description: 'Incremented by each change; pass it to updateEvent as expectedVersion.',
  })
  version: number;

  @Field({
    description: 'Its common name in the language requested, or else in English, or else in any language.',
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
