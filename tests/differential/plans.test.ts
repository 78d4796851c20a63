import fc from 'fast-check';
import { servedSchema, type Rostrum } from '../support/rostrum';
import { chances } from './dice';
import { Differential } from './differential';
import { FUZZ, holds } from './fuzz';
import { operationOf } from './operation';
import { ROOTS } from './roots';
import { sidesOf, type Sides } from './sides';
import { Stock } from './stock';
import { startWorld } from './world';

const ASKED = 4;
const MOST_ROWS = 20_000;

let rostrum: Rostrum;
let sides: Sides;
beforeAll(async () => {
  rostrum = await startWorld(FUZZ.seed, MOST_ROWS);
  sides = sidesOf(rostrum.server.url);
}, FUZZ.timeout);
afterAll(async () => {
  sides.restore();
  await rostrum.close();
});

describe('the plans', () => {
  it(
    'answer as graphql-js does, for values too that they were not made for',
    async () => {
      const stock = await Stock.of(rostrum.database.pool);
      const offer = { schema: servedSchema(), stock, roots: ROOTS, has: () => true };
      const differential = new Differential(sides, offer, () => rostrum.server.logged.at(-1));
      const values = fc.array(chances(300), { minLength: ASKED, maxLength: ASKED });
      await holds(fc.tuple(chances(1200), values), async ([made, asked]) => {
        const operation = operationOf(offer, made);
        for (const each of asked) await differential.ask(operation, each);
      });
      expect(differential.faulty).toBeLessThan(differential.asked / 3);
    },
    FUZZ.timeout,
  );
});
