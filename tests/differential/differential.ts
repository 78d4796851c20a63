import type { Chances } from './dice';
import type { Offer, Operation } from './operation';
import type { Oracle } from './oracle/oracle';
import { withPlainCursors } from './oracle/pages';
import type { Sides } from './sides';
import { valuesOf, type Values } from './variables';

/** An operation and the values with which it is executed in turn: a case in tests/finds/differential. */
export interface Asked {
  operation: string;
  values: readonly Values[];
  /** Whether the resolvers of the slow side cover all of it. */
  foretold?: boolean;
}

/** Compares results of plans with those of graphql-js over the same read model. */
export class Differential {
  asked = 0;
  /** The number of results that were errors, of which some are acceptable. */
  faulty = 0;
  /** The number of results that the oracle covered. */
  foretold = 0;

  constructor(
    private readonly sides: Sides,
    private readonly offer: Offer,
    private readonly lastLogged: () => unknown,
    private readonly oracle: Oracle | null = null,
  ) {}

  /** Executes an operation repeatedly, each time with other values; throws on a difference. */
  async askWith({ variables, choices, text }: Operation, streams: readonly Chances[]): Promise<void> {
    const asked: Values[] = [];
    for (const chances of streams) {
      asked.push(valuesOf(variables, choices, chances, this.offer, asked.at(-1) ?? null));
      await this.ask(text, asked);
    }
  }

  /** Executes an operation with these values in turn, as when the case was found. */
  async replay({ operation, values }: Asked): Promise<void> {
    for (const i of values.keys()) await this.ask(operation, values.slice(0, i + 1));
  }

  /**
   * Executes an operation with the last of the values; a failure contains all of them, to be saved as a
   * find.
   */
  private async ask(text: string, asked: readonly Values[]): Promise<void> {
    const values = asked.at(-1)!;
    const fail = (how: string): never => {
      throw new Error(
        `${text}\n${JSON.stringify({ operation: text, values: asked } satisfies Asked)}\n${how}`,
      );
    };
    const reference = await this.sides.ask(text, values, 'graphql-js');
    const planned = await this.sides.ask(text, values, 'plans');
    this.asked += 1;
    if (!agree(planned.text, reference.text))
      fail(`plans:      ${planned.text}\ngraphql-js: ${reference.text}`);
    if (planned.text.includes('INTERNAL_SERVER_ERROR')) fail(JSON.stringify(this.lastLogged()));
    this.offer.stock.learn(planned.text);
    if (planned.text.includes('"errors":[')) {
      this.faulty += 1;
      return;
    }
    // Errors of fields that are never reached are not reported.
    if (planned.by !== 'plans' && !planned.isLeft) fail('was left to graphql-js');
    const foretold = await this.oracle?.answer(text, values);
    if (!foretold) return;
    this.foretold += 1;
    const { data } = JSON.parse(planned.text.slice(planned.text.indexOf('{')));
    const [got, wanted] = [withPlainCursors(data), foretold].map((each) => JSON.stringify(each));
    if (got !== wanted) fail(`plans:  ${got}\noracle: ${wanted}`);
  }
}

/**
 * Whether two results are equivalent: errors have no order. If errors leave no data, only the first one is reported, and
 * fields beside it need not be awaited (GraphQL, "Errors and Non-Null Fields"): which field that is may differ, the error
 * for each field may not.
 */
function agree(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [readOf(one), readOf(other)];
  const isWithoutData = [a, b].every(({ data, errors }) => data === null && errors.size > 0);
  const isSame = a.errors.size === b.errors.size && JSON.stringify(a.data) === JSON.stringify(b.data);
  const sameOfEach = [...a.errors].every(
    ([path, error]) => (b.errors.get(path) ?? (isWithoutData ? error : null)) === error,
  );
  return a.status === b.status && (isWithoutData || isSame) && sameOfEach;
}

/** The status and data of a response, and its errors as texts, by the path of the field. */
function readOf(text: string) {
  const at = text.indexOf('{');
  const answer = JSON.parse(text.slice(at)) as { data: unknown; errors?: { path?: unknown }[] };
  const errors = (answer.errors ?? []).map((error) => [JSON.stringify(error.path), JSON.stringify(error)]);
  return { status: text.slice(0, at), data: answer.data, errors: new Map(errors as [string, string][]) };
}
