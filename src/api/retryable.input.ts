import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { IsText } from './validate';

/** The input of every mutation: a write that may be sent again. */
@InputType({ description: 'A write that may safely be sent again.' })
export abstract class RetryableInput {
  @IsOptional()
  @IsText(200)
  @Field(() => String, {
    nullable: true,
    description:
      '1 to 200 characters of your choice. The same key with the same input returns the first answer and writes nothing.',
  })
  idempotencyKey?: string | null;
}
