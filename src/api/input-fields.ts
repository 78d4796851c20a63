import { IsOptional } from 'class-validator';
import { Field, ID } from 'type-graphql';
import { NullableField } from './nullable';
import { IsReference, IsText } from './validate';

/** The GraphQL type of a field that is text in JSON. */
type TextType = () => object;

/** A required field of an input: text of 1 to `max` characters, not blank. */
export const Text = (max: number, description: string): PropertyDecorator =>
  both(
    IsText(max),
    Field(() => String, { description }),
  );

/** The same where it may be omitted or null; a String where no other type is given. */
export const OptionalText = (
  max: number,
  description: string,
  type: TextType = () => String,
): PropertyDecorator => optional(IsText(max), description, type);

/** A required field of an input that refers to something recorded, by id, slug or ISO alpha-3. */
export const Reference = (description: string): PropertyDecorator =>
  both(
    IsReference(),
    Field(() => ID, { description }),
  );

/** The same where it may be omitted or null; an ID where no other type is given. */
export const OptionalReference = (description: string, type: TextType = () => ID): PropertyDecorator =>
  optional(IsReference(), description, type);

function optional(rule: PropertyDecorator, description: string, type: TextType): PropertyDecorator {
  return both(IsOptional(), both(rule, NullableField(type, description)));
}

function both(first: PropertyDecorator, second: PropertyDecorator): PropertyDecorator {
  return (prototype, key) => {
    second(prototype, key);
    first(prototype, key);
  };
}
