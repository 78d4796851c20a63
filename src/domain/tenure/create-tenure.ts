import { findEntities, type FoundEntity } from '../../engine/write/find-entity';
import { recordCreated } from '../../engine/claims/record-created';
import type { RecordingTx } from '../../engine/write/recording';
import { readAssertion, type Assertion } from '../../engine/claims/assertion';
import { readEvidence } from '../../engine/claims/attribution';
import { useCase } from '../../engine/write/write';
import { UNKNOWN } from '../../engine/model/time/edtf';
import { readingTime, splitSpan } from '../../engine/model/time/span';
import type { CreateTenureInput } from './tenure.input';

/**
 * Records the tenure of a leader in an office of a country; the bounds of the term and the title of the office
 * become claims.
 */
export const createTenure = useCase('createTenure', async (rec, input: CreateTenureInput) => {
  const { role } = input;
  const [leader, country] = (await findEntities(rec.tx, [
    { reference: input.leader, field: ['leader'], kinds: ['LEADER'] },
    { reference: input.country, field: ['country'], kinds: ['COUNTRY'] },
  ])) as [FoundEntity, FoundEntity];
  const statements = await readStatements(rec, input);
  const attribution = await readEvidence(rec, input.evidence);

  const [id] = (await rec.newIds(1)) as [bigint];
  await rec.tx.tenure.create({
    data: { id, fromRecording: rec.id, leaderId: leader.id, countryId: country.id, role },
  });
  const given = { leader: leader.slug, country: country.slug, role };
  await recordCreated(rec, { kind: 'TENURE', id }, statements, attribution, given, ['term']);
  return { tenure: `${id}` };
});

/**
 * An unknown start becomes no claim. An unknown end becomes one, since a term without a claimed end counts as
 * ongoing.
 */
async function readStatements(rec: RecordingTx, { term, office }: CreateTenureInput): Promise<Assertion[]> {
  const { start, end } = readingTime(['term'], () => splitSpan(term));
  const said: [Assertion, string[]][] = [
    ...(start === UNKNOWN
      ? []
      : [[{ property: 'term.start', value: start }, ['term']] satisfies [Assertion, string[]]]),
    [{ property: 'term.end', value: end }, ['term']],
    [{ property: 'office', value: office }, ['office']],
  ];
  const statements: Assertion[] = [];
  for (const [statement, field] of said) {
    statements.push(await readAssertion(rec.tx, 'TENURE', statement, field));
  }
  return statements;
}
