import { registerEnumType } from 'type-graphql';

/** Adds an enum to the schema. Type checking requires a description for every value. */
export function describeEnum<Values extends object>(
  values: Values,
  name: string,
  description: string,
  described: Record<keyof Values, string>,
): void {
  const entries = Object.entries<string>(described).map(([value, text]) => [value, { description: text }]);
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(entries) });
}

/** An enum that is in no table of the database, made of its values and what each means. */
export function defineEnum<Value extends string>(
  name: string,
  description: string,
  described: Readonly<Record<Value, string>>,
): { readonly [V in Value]: V } {
  const values = Object.fromEntries(Object.keys(described).map((value) => [value, value]));
  describeEnum(values, name, description, described);
  return values as { readonly [V in Value]: V };
}

/** The values of an enum, as a type. */
export type ValueOf<Values> = Values[keyof Values];
