import fc from 'fast-check';
import { findsOf } from '../support/finds';
import { servedSchema, type Rostrum } from '../support/rostrum';
import { chances } from './dice';
import { type Asked, Differential } from './differential';
import { FUZZ, holds } from './fuzz';
import { operationOf, type Offer } from './operation';
import { Oracle } from './oracle/oracle';
import { COVERED_ROOTS, ROOTS } from './roots';
import { sidesOf, type Sides } from './sides';
import { Stock } from './stock';
import { startWorld } from './world';

/**
 * How often an operation is executed, each time with other values: errors in the constraints of a plan
 * show when it is reused.
 */
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

const differentialOf = (offer: Offer, oracle: Oracle | null) =>
  new Differential(sides, offer, () => rostrum.server.logged.at(-1), oracle);

/** Executes generated operations, and returns statistics. */
async function differ(offer: Offer, oracle: Oracle | null): Promise<Differential> {
  const differential = differentialOf(offer, oracle);
  const values = fc.array(chances(300), { minLength: ASKED, maxLength: ASKED });
  await holds(fc.tuple(chances(1200), values), async ([made, asked]) => {
    await differential.askWith(operationOf(offer, made), asked);
  });
  return differential;
}

it.each(findsOf<Asked>('differential'))('past finds stay fixed: %s', async (_, find) => {
  const schema = servedSchema();
  const oracle = find.foretold ? await Oracle.of(rostrum.database.pool, schema) : null;
  await differentialOf({ schema, stock, roots: ROOTS, has: () => true }, oracle).replay(find);
});

describe('an operation of any shape, with any values', () => {
  it(
    'gives the same result by plans as by graphql-js over the same read model',
    async () => {
      const offer = { schema: servedSchema(), stock, roots: ROOTS, has: () => true };
      const { asked, faulty } = await differ(offer, null);
      expect(faulty).toBeLessThan(asked);
    },
    FUZZ.timeout,
  );

  it(
    'gives the same result as with a resolver for each field',
    async () => {
      const oracle = await Oracle.of(rostrum.database.pool, servedSchema());
      const offer = { schema: servedSchema(), stock, roots: COVERED_ROOTS, has: oracle.has };
      const { foretold } = await differ(offer, oracle);
      expect(foretold).toBeGreaterThan(0);
    },
    FUZZ.timeout,
  );
});
