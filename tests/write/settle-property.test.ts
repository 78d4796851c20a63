import fc from 'fast-check';
import { RankClaimInput, RetractClaimInput, ReviewClaimsInput } from '../../src/domain/claim/claim.input';
import { toGlobalId } from '../../src/engine/model/global-id';
import { rankClaim } from '../../src/domain/claim/rank-claim';
import { retractClaim } from '../../src/domain/claim/retract-claim';
import { reviewClaims } from '../../src/domain/claim/review-claims';
import { OPEN } from '../../src/engine/write/revise';
import { whatStands } from '../../src/engine/model/what-stands';
import { accepted, ACTOR, Bench, make, unique } from './fixtures';

let bench: Bench;
let sources: string[];
beforeAll(async () => {
  bench = await Bench.open();
  sources = [
    await bench.source({ reliability: 'A' as never }),
    await bench.source({ reliability: 'D' as never }),
  ];
});
afterAll(() => bench.close());

const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      value: fc.constantFrom('POSSIBLE', 'EXPECTED', 'CONFIRMED', 'DECLINED'),
      modality: fc.constantFrom('ASSERTED', 'EXPECTED', 'POSSIBLE', 'DESIRED'),
      stance: fc.constantFrom('SUPPORTS', 'SUPPORTS', 'DISPUTES'),
      source: fc.nat(1),
      saidAt: fc.constantFrom('2025-08-01', '2025-08-02', '2025-08'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rank' as const),
      which: fc.nat(9),
      to: fc.constantFrom('PREFERRED', 'NORMAL', 'DEPRECATED'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      which: fc.nat(9),
      to: fc.constantFrom('DRAFT', 'ACCEPTED', 'REJECTED'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('retract' as const), which: fc.nat(9) }) },
);

test('after any claims, rankings, reviews and retractions, the status is that of the claim that stands', async () => {
  const event = await bench.event(sources[0]!);
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      const { participation, claim } = accepted(
        await bench.participate(sources[0]!, { event, participant: await bench.leader() }),
      );
      const subject = toGlobalId('PARTICIPATION', participation);
      const claims = [claim];
      for (const each of acts) {
        const target = each.kind === 'say' ? '' : toGlobalId('CLAIM', claims[each.which % claims.length]!);
        if (each.kind === 'say') {
          const { value, stance, source, modality, saidAt } = each;
          const about = { subject, property: 'status', value, stance: stance as never };
          const attribution = { modality: modality as never, saidAt, locator: unique('para') };
          claims.push(accepted(await bench.claim(sources[source]!, about, attribution)).claim);
        } else if (each.kind === 'rank') {
          const input = make(RankClaimInput, { claim: target, rank: each.to as never, reason: 'so' });
          accepted(await rankClaim(bench, ACTOR, input));
        } else if (each.kind === 'review') {
          const input = make(ReviewClaimsInput, {
            claims: [target],
            review: each.to as never,
            reason: 'so',
          });
          accepted(await reviewClaims(bench, ACTOR, input));
        } else {
          await retractClaim(bench, ACTOR, make(RetractClaimInput, { claim: target, reason: 'so' }));
        }
      }

      const now = { toRecording: OPEN };
      const subjectId = BigInt(participation);
      const current = await bench.prisma.claim.findMany({ where: { subjectId, property: 'status', ...now } });
      const all = await bench.prisma.source.findMany({ where: now });
      const standing = whatStands(
        'ledger',
        current.map((each) => ({
          ...each,
          reliability: all.find(({ id }) => id === each.sourceId)!.reliability,
        })),
      );
      const row = await bench.prisma.participation.findFirstOrThrow({ where: { id: subjectId, ...now } });
      expect(row.status).toBe(standing?.value ?? 'UNKNOWN');
      expect(row.confidence).toBe(standing?.confidence ?? null);
    }),
    { numRuns: 15 },
  );
});
