import fc from 'fast-check';
import { type Rostrum, startRostrum } from '../support/rostrum';

let rostrum: Rostrum;
const CODES = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'];
const REGIONS = ['East', 'West'];

beforeAll(async () => {
  rostrum = await startRostrum();
  for (const [i, iso3] of CODES.entries())
    await rostrum.make.country({ name: `Land ${iso3}`, iso3, region: REGIONS[i % 2] });
});
afterAll(() => rostrum.close());

const PAGE = `query ($where: CountryFilter, $orderBy: [CountryOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  countries(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { iso3 } } pageInfo { hasNextPage hasPreviousPage } } }`;

async function page(variables: object) {
  const { countries } = await rostrum.ask(PAGE, { ...variables });
  return {
    codes: countries.edges.map(({ node }: any) => node.iso3) as string[],
    cursors: countries.edges.map(({ cursor }: any) => cursor) as string[],
    ...countries.pageInfo,
  };
}

describe('whether there is more beyond a cursor', () => {
  it('is false for a cursor before all that a filter matches', async () => {
    const [first] = (await page({ first: 1 })).cursors;
    const west = { where: { region: { eq: 'West' } }, first: 1 };
    const { codes, hasPreviousPage, hasNextPage } = await page({ ...west, after: first });
    expect(codes).toEqual(['BBB']);
    expect([hasPreviousPage, hasNextPage]).toEqual([false, true]);
  });

  it('is known on an empty page as well', async () => {
    const last = (await page({ last: 1 })).cursors[0];
    expect(await page({ after: last })).toMatchObject({
      codes: [],
      hasPreviousPage: true,
      hasNextPage: false,
    });
    const none = { where: { region: { eq: 'North' } } };
    expect(await page({ ...none, after: last })).toMatchObject({
      hasPreviousPage: false,
      hasNextPage: false,
    });
  });

  it('takes one statement', async () => {
    const { cursors } = await page({ first: 6 });
    rostrum.server.statements();
    await page({ first: 1, after: cursors[1], before: cursors[4] });
    expect(rostrum.server.statements()).toHaveLength(1);
  });

  it('is the same as by cutting the whole list, for any page', async () => {
    const { cursors } = await page({ first: 6 });
    const cursor = fc.option(fc.nat(5), { nil: undefined });
    const asked = fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      isBackward: fc.boolean(),
      after: cursor,
      before: cursor,
      region: fc.option(fc.constantFrom(...REGIONS), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ size, isBackward, after, before, region }) => {
        const at = (i: number | undefined) => (i === undefined ? undefined : cursors[i]);
        const got = await page({
          ...(isBackward ? { last: size } : { first: size }),
          after: at(after),
          before: at(before),
          ...(region && { where: { region: { eq: region } } }),
        });
        const all = CODES.map((code, i) => ({ code, i })).filter(
          ({ i }) => region === undefined || REGIONS[i % 2] === region,
        );
        const between = all.filter(({ i }) => i > (after ?? -1) && i < (before ?? CODES.length));
        const shown = isBackward ? between.slice(-size) : between.slice(0, size);
        expect(got.codes).toEqual(shown.map(({ code }) => code));
        const [left, right] = [shown[0]?.i ?? before ?? 9, shown.at(-1)?.i ?? after ?? -1];
        if (shown.length > 0) {
          const isBounded = {
            left: isBackward || after !== undefined,
            right: !isBackward || before !== undefined,
          };
          expect(got.hasPreviousPage).toBe(isBounded.left && all.some(({ i }) => i < left));
          expect(got.hasNextPage).toBe(isBounded.right && all.some(({ i }) => i > right));
        }
      }),
      { numRuns: 150 },
    );
  });
});
