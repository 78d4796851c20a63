import { Field, ObjectType } from 'type-graphql';
import { Role } from '../../api/enums';

/** Who is asking. */
@ObjectType({ description: 'Who is asking, as the bearer token says.' })
export class Viewer {
  @Field({ description: 'Name of the API key, or subject of the JWT; anonymous where there is no token.' })
  name: string;

  @Field(() => Role, { description: 'What they may do.' })
  role: Role;
}
