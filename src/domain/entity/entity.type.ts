import { Field } from 'type-graphql';
import { ChangeConnection } from '../change/change.type';
import { Claim, ClaimConnection } from '../claim/claim.type';
import { PageArgs } from '../../api/args';
import { Takes } from '../../api/takes';
import { Entity } from './entity.base.type';
import { EntityClaimsArgs } from './entity-claims.input';
import { ExternalId } from './external-id.type';
import { Name } from './name.type';

Field(() => ClaimConnection, {
  description:
    'What has been said about it, its own properties only unless includeFacts is true: who attends an event is said of the participation. Latest said first.',
})(Entity.prototype, 'claims');
Takes(() => EntityClaimsArgs)(Entity.prototype, 'claims');

Field(() => ChangeConnection, {
  description: 'What changed here, its participations, relationships and tenures included. Newest first.',
})(Entity.prototype, 'history');
Takes(() => PageArgs)(Entity.prototype, 'history');

const CLAIMS =
  'The claims that say or deny it, and the rows of published lists in which it stands (property `record`), latest said first; none where it only came with the thing, as an editor gave it.';
Field(() => [Claim], { description: CLAIMS })(Name.prototype, 'claims');
Field(() => [Claim], { description: CLAIMS })(ExternalId.prototype, 'claims');

export { Entity };
