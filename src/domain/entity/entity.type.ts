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
    'Claims about its own properties, latest first; with includeFacts also about its participations, relationships and tenures. Claims about who attends an event belong to the participation.',
})(Entity.prototype, 'claims');
Takes(() => EntityClaimsArgs)(Entity.prototype, 'claims');

Field(() => ChangeConnection, {
  description:
    'Its history, including changes to its participations, relationships and tenures; newest first.',
})(Entity.prototype, 'history');
Takes(() => PageArgs)(Entity.prototype, 'history');

const CLAIMS =
  'The claims that support or deny it, and the rows of published lists that contain it (property `record`), latest first; empty if an editor entered it together with the thing, without evidence.';
Field(() => [Claim], { description: CLAIMS })(Name.prototype, 'claims');
Field(() => [Claim], { description: CLAIMS })(ExternalId.prototype, 'claims');

export { Entity };
