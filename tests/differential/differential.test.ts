import fc from 'fast-check';
import { servedSchema, type Rostrum } from '../support/rostrum';
import { chances } from './dice';
import { Differential } from './differential';
import { FUZZ, holds } from './fuzz';
import { operationOf, type Offer } from './operation';
import { Oracle } from './oracle/oracle';
import { FORETOLD, ROOTS } from './roots';
import { sidesOf, type Sides } from './sides';
import { Stock } from './stock';
import { startWorld } from './world';

/** How often an operation is asked, each time with other values: what a plan takes for given shows when it is used again. */
const ASKED = 6;
const MAX_ROWS = 20_000;

let rostrum: Rostrum;
let sides: Sides;
let stock: Stock;
beforeAll(async () => {
  rostrum = await startWorld(FUZZ.seed, MAX_ROWS);
  sides = sidesOf(rostrum.server.url);
  stock = await Stock.of(rostrum.database.pool);
}, FUZZ.timeout);
afterAll(async () => {
  sides.restore();
  await rostrum.close();
});

/** Asks operations of what is offered, and answers how that went. */
async function differ(offer: Offer, oracle: Oracle | null): Promise<Differential> {
  const differential = new Differential(sides, offer, () => rostrum.server.logged.at(-1), oracle);
  const values = fc.array(chances(300), { minLength: ASKED, maxLength: ASKED });
  await holds(fc.tuple(chances(1200), values), async ([made, asked]) => {
    await differential.askWith(operationOf(offer, made), asked);
  });
  return differential;
}

describe('an operation of any shape, asked with any values', () => {
  it(
    'is answered by plans as by graphql-js over the same read model',
    async () => {
      const offer = { schema: servedSchema(), stock, roots: ROOTS, has: () => true };
      const { asked, faulty } = await differ(offer, null);
      expect(faulty).toBeLessThan(asked);
    },
    FUZZ.timeout,
  );

  it(
    'is answered as by a resolver for each field',
    async () => {
      const oracle = await Oracle.of(rostrum.database.pool, servedSchema());
      const offer = { schema: servedSchema(), stock, roots: FORETOLD, has: oracle.has };
      const { foretold } = await differ(offer, oracle);
      expect(foretold).toBeGreaterThan(0);
    },
    FUZZ.timeout,
  );
});
