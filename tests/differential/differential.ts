import type { Chances } from './dice';
import type { Operation } from './operation';
import type { Sides } from './sides';
import type { Stock } from './stock';
import { valuesOf } from './variables';

/** Holds answers of plans against those of graphql-js over the same read model. */
export class Differential {
  asked = 0;
  /** How many of the answers were errors, which is fair now and then. */
  faulty = 0;

  constructor(
    private readonly sides: Sides,
    private readonly stock: Stock,
    private readonly lastLogged: () => unknown,
  ) {}

  /** Asks an operation with values of chances, of both; throws what is not as it should be. Gives the response. */
  async ask({ text, variables, choices }: Operation, chances: Chances): Promise<string> {
    const values = valuesOf(variables, choices, chances, this.stock);
    const fail = (how: string): never => {
      throw new Error(`${text}\n${JSON.stringify(values)}\n${how}`);
    };
    const reference = await this.sides.ask(text, values, 'graphql-js');
    const planned = await this.sides.ask(text, values, 'plans');
    this.asked += 1;
    if (planned.text !== reference.text) fail(`plans:      ${planned.text}\ngraphql-js: ${reference.text}`);
    if (planned.text.includes('INTERNAL_SERVER_ERROR')) fail(JSON.stringify(this.lastLogged()));
    if (planned.text.includes('"errors":[')) this.faulty += 1;
    else if (planned.by !== 'plans') fail('was left to graphql-js');
    this.stock.learn(planned.text);
    return planned.text;
  }
}
