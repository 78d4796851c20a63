import { findEntities, type FoundEntity } from '../../engine/write/find-entity';
import { introduce } from '../../engine/claims/introduce';
import type { RecordingTx, WriteDeps } from '../../engine/write/recording';
import { readStatement, type Statement } from '../../engine/claims/statement';
import { readEvidence } from '../../engine/claims/voice';
import { write, type Outcome } from '../../engine/write/write';
import { UNKNOWN } from '../../engine/model/time/edtf';
import { readingTime } from '../../engine/model/time/given-span';
import { splitSpan } from '../../engine/model/time/span';
import type { CreateTenureInput } from './tenure.input';

/** Records a leader in an office of a country; the ends of the term and the office's title become claims. */
export function createTenure(
  deps: WriteDeps,
  actor: string,
  input: CreateTenureInput,
): Promise<Outcome<{ tenure: string }>> {
  return write(deps, { actor, operation: 'createTenure', input }, async (rec) => {
    const { role } = input;
    const [leader, country] = (await findEntities(rec.tx, [
      { reference: input.leader, field: ['leader'], kinds: ['LEADER'] },
      { reference: input.country, field: ['country'], kinds: ['COUNTRY'] },
    ])) as [FoundEntity, FoundEntity];
    const statements = await readStatements(rec, input);
    const voice = await readEvidence(rec, input.evidence);

    const [id] = (await rec.newIds(1)) as [bigint];
    await rec.tx.tenure.create({
      data: { id, fromRecording: rec.id, leaderId: leader.id, countryId: country.id, role },
    });
    const given = { leader: leader.slug, country: country.slug, role };
    await introduce(rec, { kind: 'TENURE', id }, statements, voice, given, ['term']);
    return { tenure: `${id}` };
  });
}

/** An unknown start is no claim. An unknown end is one: an end of which nothing is said is an open one. */
async function readStatements(rec: RecordingTx, { term, office }: CreateTenureInput): Promise<Statement[]> {
  const { start, end } = readingTime(['term'], () => splitSpan(term));
  const said: [Statement, string[]][] = [
    ...(start === UNKNOWN
      ? []
      : [[{ property: 'term.start', value: start }, ['term']] satisfies [Statement, string[]]]),
    [{ property: 'term.end', value: end }, ['term']],
    [{ property: 'office', value: office }, ['office']],
  ];
  const statements: Statement[] = [];
  for (const [statement, field] of said) {
    statements.push(await readStatement(rec.tx, 'TENURE', statement, field));
  }
  return statements;
}
