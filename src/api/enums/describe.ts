import { registerEnumType } from 'type-graphql';

/** Makes an enum part of the schema. Every value has to be described, or it does not compile. */
export function describeEnum<Values extends object>(
  values: Values,
  name: string,
  description: string,
  described: Record<keyof Values, string>,
): void {
  const entries = Object.entries<string>(described).map(([value, text]) => [value, { description: text }]);
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(entries) });
}
