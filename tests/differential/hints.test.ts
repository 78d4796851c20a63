import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { servedSchema } from '../support/rostrum';
import { hintFor } from './hints';

const REFERENCES = ['ID', 'IDFilter', 'SetFilter'];
const OPERATORS = ['IDFilter', 'SetFilter'];

it('every id that a query can take has a hint of what it refers to', () => {
  const types = Object.values(servedSchema().getTypeMap());
  // AsOf has the fields of Query.
  const fields = types
    .filter(isObjectType)
    .filter(({ name }) => !/^(?:Mutation|Subscription|AsOf)$/.test(name))
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) =>
        field.args.map(({ name, type: of }) => ({ at: `${type.name}.${field.name}.${name}`, of })),
      ),
    );
  const inputs = types.flatMap((type) =>
    isInputObjectType(type) && /(?:Filter|Match)$/.test(type.name) && !OPERATORS.includes(type.name)
      ? Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, of: field.type }))
      : [],
  );
  const withoutHint = [...fields, ...inputs]
    .filter(({ of }) => REFERENCES.includes(getNamedType(of).toString()))
    .filter(({ at }) => hintFor(at, { is: 'none' }).is === 'none');
  expect(withoutHint.map(({ at }) => at)).toEqual([]);
});
