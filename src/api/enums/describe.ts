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
