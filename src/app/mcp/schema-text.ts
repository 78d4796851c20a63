import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  lexicographicSortSchema,
  printSchema,
  printType,
} from 'graphql';
import { badInput, type RostrumError } from '../../platform/errors';

const KINDS: readonly (readonly [string, (type: GraphQLNamedType) => boolean])[] = [
  ['Objects', isObjectType],
  ['Interfaces', isInterfaceType],
  ['Unions', isUnionType],
  ['Enums', isEnumType],
  ['Inputs', isInputObjectType],
  ['Scalars', isScalarType],
];

/** The schema as text, complete or for the given types, with all descriptions. */
export class SchemaText {
  private readonly sorted: GraphQLSchema;
  private text: string | undefined;

  constructor(schema: GraphQLSchema) {
    this.sorted = lexicographicSortSchema(schema);
  }

  get whole(): string {
    return (this.text ??= printSchema(this.sorted));
  }

  /** The names of all types except introspection and built-in types. */
  get names(): string[] {
    return this.types.map(({ name }) => name);
  }

  /** The root fields, and the names of the types reachable from them. */
  get overview(): string {
    const { types } = this;
    const names = KINDS.map(([kind, isOf]) => {
      const of = types.filter((type) => isOf(type) && !isOfPaging(type));
      return `# ${kind}: ${of.map(({ name }) => name).join(', ')}`;
    });
    return [this.typesOf(['Query']), ...names].join('\n\n');
  }

  /** The definitions of these types. Throws BAD_USER_INPUT for an unknown one, with similar names. */
  typesOf(names: readonly string[]): string {
    const types = names.map((name) => {
      const text = this.find(name);
      if (text === null) throw this.noSuchType(name);
      return text;
    });
    return types.join('\n\n');
  }

  /** The type with this name; null if there is none. */
  find(name: string): string | null {
    const type = this.sorted.getType(name);
    return type ? printType(type) : null;
  }

  private noSuchType(name: string): RostrumError {
    const query = name.toLowerCase();
    const like = this.names.filter(
      (each) => each.toLowerCase().includes(query) || query.includes(each.toLowerCase()),
    );
    const hint =
      like.length > 0
        ? `Did you mean ${like.slice(0, 10).join(', ')}?`
        : 'Omit types for a list of all names.';
    return badInput(['types'], `There is no type "${name}" in the schema. ${hint}`);
  }

  private get types(): GraphQLNamedType[] {
    return Object.values(this.sorted.getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
    );
  }
}

/** Connections and edges all have the same form: nodes, pageInfo and totalCount. */
const isOfPaging = ({ name }: GraphQLNamedType) => /(Connection|Edge)$/.test(name);
