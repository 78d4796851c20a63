import { ReadOperations } from '../../src/api/read-operation';

/** What executes an operation: plans, or graphql-js, which handles everything that plans do not. */
export type Side = 'plans' | 'graphql-js';

export interface Response {
  /** Status and body, byte for byte. */
  text: string;
  by: Side;
  /** Plans met an error or several scopes, and left the operation to graphql-js. */
  isLeft: boolean;
}

export interface Sides {
  /** Forces operations to be executed by one side or the other. One request at a time. */
  ask(query: string, variables: object, wanted: Side): Promise<Response>;
  /** Restores the product. */
  restore(): void;
}

/** Two sides of one server, accessed over HTTP. */
export function sidesOf(url: string): Sides {
  const { answer } = ReadOperations.prototype;
  let wanted: Side = 'plans';
  let answered: Side = 'graphql-js';
  let isLeft = false;
  ReadOperations.prototype.answer = async function (this: ReadOperations, ...args) {
    if (wanted === 'graphql-js') return null;
    const data = await answer.apply(this, args).catch((error) => {
      isLeft = true;
      throw error;
    });
    if (data !== null) answered = 'plans';
    return data;
  };
  return {
    async ask(query, variables, by) {
      [wanted, answered, isLeft] = [by, 'graphql-js', false];
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { accept: 'application/graphql-response+json', 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return { text: `${response.status} ${await response.text()}`, by: answered, isLeft };
    },
    restore() {
      ReadOperations.prototype.answer = answer;
    },
  };
}
