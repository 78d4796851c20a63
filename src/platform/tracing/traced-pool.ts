import { SpanKind } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';
import pg, { type PoolConfig } from 'pg';
import { active, type Span } from './span';
import { summaryOf } from './sql-summary';

type Callback = (error: Error | null, result?: unknown) => void;

/** What pg takes as a query: its text, a configuration, or an object that sends it and has a callback of its own. */
type Given = string | { text: string; callback?: Callback; submit?: unknown };

/** A connection whose statements are spans below the active one, without the values of their parameters. */
class TracedClient extends pg.Client {
  // pg has one implementation for six signatures.
  override query(given: any, values?: any, callback?: any): any {
    const above = active.getStore();
    // What is sent after the end is not a part of it: an announcement to those who follow, or a look at the clock.
    if (!above?.isOpen) return super.query(given, values, callback);
    const ended = this.begin(above, given);
    const ending =
      (called: Callback): Callback =>
      (error, result) => {
        ended(error);
        called(error, result);
      };
    const query = given as Exclude<Given, string>;
    if (typeof query.submit === 'function' && query.callback) {
      query.callback = ending(query.callback);
      return super.query(given, values, callback);
    }
    if (typeof callback === 'function') return super.query(given, values, ending(callback));
    if (typeof values === 'function') return super.query(given, ending(values));
    const sent = super.query(given, values) as unknown;
    if (sent instanceof Promise) void sent.then(() => ended(null), ended);
    return sent;
  }

  private begin(above: Span, given: Given): (error: Error | null) => void {
    const text = typeof given === 'string' ? given : given.text;
    const span = above.child('postgresql', SpanKind.CLIENT);
    return (error) => {
      const { operation, summary } = summaryOf(text);
      const { host, port, database } = this;
      span.end({
        name: summary,
        attributes: {
          'db.system.name': 'postgresql',
          'db.namespace': database,
          'db.operation.name': operation,
          'db.query.summary': summary,
          'db.query.text': text,
          'db.response.status_code': error ? codeOf(error) : undefined,
          'server.address': host,
          'server.port': port,
        },
        errors: error ? [codeOf(error) ?? error.name] : [],
      });
    };
  }
}

/** The SQLSTATE or, of a connection that broke, the code of the system. */
const codeOf = (error: Error): string | undefined => (error as { code?: string }).code;

/** A pool of such connections. */
export class TracedPool extends pg.Pool {
  constructor(config?: PoolConfig) {
    // The types of pg leave out what the constructor of a client takes.
    super({ ...config, Client: TracedClient as PoolConfig['Client'] });
  }

  /** The request that frees a connection hands it to the next one, which keeps its own span. */
  override connect(taken?: any): any {
    return super.connect(taken && AsyncLocalStorage.bind(taken as () => void));
  }
}
