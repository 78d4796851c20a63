import { Field, ObjectType } from 'type-graphql';
import { UserErrorCode } from './enums';

/** One reason why a mutation was refused. */
@ObjectType({ description: 'Why a mutation changed nothing, in words for the person who asked for it.' })
export class UserError {
  @Field(() => [String], {
    nullable: true,
    description:
      'Path of the input at fault, outermost first: ["input", "evidence", "source"]. Null: the input as a whole.',
  })
  field?: string[] | null;

  @Field({ description: 'What is wrong, and what would be right.' })
  message: string;

  @Field(() => UserErrorCode, { description: 'What kind of fault it is, for programs to branch on.' })
  code: UserErrorCode;
}

/** What every mutation answers with, beside the thing itself. */
@ObjectType({ description: 'What every mutation answers with, beside the thing itself.' })
export abstract class Payload {
  @Field(() => [UserError], {
    description:
      'Empty where the write was recorded. Otherwise nothing was, and each entry says what to mend.',
  })
  userErrors: UserError[];
}
