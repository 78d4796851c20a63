import { Field, ObjectType, type ClassType } from 'type-graphql';
import type { NodeClass } from './connection';
import { UserErrorCode } from './enums';
import { NullableField } from './nullable';

/** One reason why a mutation was refused. */
@ObjectType({ description: 'Why a mutation changed nothing, in words for the person who asked for it.' })
export class UserError {
  @NullableField(
    () => [String],
    'Path of the input at fault, outermost first: ["input", "evidence", "source"]. Null: the input as a whole.',
  )
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

/**
 * The type `<name>Payload`: `what` the mutation recorded, each field of it null where it was refused, or the errors
 * that prevented it.
 */
export function payloadOf(
  name: string,
  what: string,
  recorded: Readonly<Record<string, [type: () => NodeClass<object>, description: string]>>,
): ClassType<Payload> {
  @ObjectType(`${name}Payload`, { description: `${what}, or the errors that prevented it.` })
  class RecordedPayload extends Payload {}
  for (const [field, [type, description]] of Object.entries(recorded)) {
    NullableField(type, description)(RecordedPayload.prototype, field);
  }
  return RecordedPayload;
}
