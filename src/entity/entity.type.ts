import { Field } from 'type-graphql';
import { ChangeConnection } from '../change/change.type';
import { ClaimConnectionArgs } from '../claim/claim.input';
import { ClaimConnection } from '../claim/claim.type';
import { PageArgs } from '../graphql/args';
import { Takes } from '../graphql/takes';
import { Entity } from './entity.base.type';

Field(() => ClaimConnection, {
  description:
    'What has been said about it, its own properties only: who attends an event is said of the participation. Latest said first.',
})(Entity.prototype, 'claims');
Takes(() => ClaimConnectionArgs)(Entity.prototype, 'claims');

Field(() => ChangeConnection, {
  description: 'What changed here, its participations, relationships and tenures included. Newest first.',
})(Entity.prototype, 'history');
Takes(() => PageArgs)(Entity.prototype, 'history');

export { Entity };
