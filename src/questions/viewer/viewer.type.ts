import { Field, ObjectType } from 'type-graphql';
import { Role } from '../../api/enums';

@ObjectType({ description: 'The viewer, as identified by the bearer token.' })
export class Viewer {
  @Field({ description: 'Name of the API key, or subject of the JWT; anonymous without a token.' })
  name: string;

  @Field(() => Role, { description: 'The role, which determines the operations permitted.' })
  role: Role;
}
