import type { BorneCode, Resolver } from '../resolver';
import type { ClaimRecord } from '../rostrum-jsonl/records';
import { lastDayOf, LIST, type Values } from './reign-identity';

const SCHEME = 'REIGN';

type Evidence = Pick<ClaimRecord, 'key' | 'source' | 'locator' | 'dataset'>;

/**
 * What a row says of the numbers of the list: its own is the leader's, and no longer that of others to whom an earlier edition
 * gave it. The first row of a person also says which earlier numbers the edition does not repeat. What later editions make
 * of the number is said of them, so that editions give the same result in any order. Denials come first, so that no number
 * is two persons' in between.
 */
export function numberClaims(
  made: Evidence,
  leader: string,
  values: Values,
  resolver: Resolver,
): ClaimRecord[] {
  const { spell, person, others, edition } = values;
  const { leadId: number, name } = spell;
  const isEarlier = ({ said }: BorneCode) =>
    said.length === 0 || said.some(({ on }) => on <= lastDayOf(edition));
  const claims: ClaimRecord[] = [];

  const own = resolver.codesEver(SCHEME, leader);
  if (spell === person.spells[0]) {
    const isNumbered = (each: string) => [person, ...others].some(({ leadIds }) => leadIds.includes(each));
    for (const { value } of own.filter((code) => !isNumbered(code.value) && isEarlier(code)))
      claims.push(denial(made, leader, value, `It does not number ${name} ${value}.`));
  }
  if (!person.leadIds.includes(number)) return claims;

  const rivals = resolver.bearersEver(SCHEME, number).filter(({ slug }) => slug !== leader);
  const statement = `It gives the number ${number} to ${name}.`;
  for (const { slug } of rivals.filter(isEarlier)) claims.push(denial(made, slug, number, statement));
  const next = nextRows(own, edition);
  const dropped = next.some(({ value }) => value === number) ? undefined : next[0];
  if (dropped) claims.push(denial(dropped.evidence, leader, number, `It does not number ${name} ${number}.`));
  const given = firstOf(laterRows(rivals, edition))[0];
  if (given) claims.push(denial(given.evidence, leader, number, `It gives the number ${number} to another.`));
  claims.push(numberClaim(made, ':number', { leader, number, statement: `It numbers ${name} ${number}.` }));
  return claims;
}

const denial = (made: Evidence | LaterRow['evidence'], leader: string, number: string, statement: string) =>
  numberClaim(made, `:not-${number.replace(/\s+/g, '_')}:${leader}`, {
    leader,
    number,
    statement,
    stance: 'DISPUTES',
  });

function numberClaim(
  { key, ...evidence }: Omit<Evidence, 'locator'>,
  suffix: string,
  { leader, number, ...said }: { leader: string; number: string; statement: string; stance?: 'DISPUTES' },
): ClaimRecord {
  return {
    record: 'claim',
    key: `${key}${suffix}`,
    subject: { leader },
    property: 'code',
    value: { scheme: SCHEME, value: number },
    modality: 'ASSERTED',
    recordClaim: key,
    ...said,
    ...evidence,
  };
}

/** A row of a later edition that was imported before, by the number that it gives a leader. */
export interface LaterRow {
  on: string;
  value: string;
  /** What claims made in its name cite. */
  evidence: Pick<ClaimRecord, 'key' | 'source' | 'dataset'>;
}

/** The rows of editions later than this one with these numbers. */
function laterRows(codes: readonly BorneCode[], edition: string): LaterRow[] {
  return codes.flatMap(({ value, said }) =>
    said.flatMap(({ on, row }): LaterRow[] => {
      if (on <= lastDayOf(edition) || !row?.startsWith(LIST)) return [];
      const dataset = row.slice(0, row.indexOf(':'));
      return [{ on, value, evidence: { key: row, source: dataset, dataset } }];
    }),
  );
}

/** Those of the first edition among them. */
function firstOf(rows: readonly LaterRow[]): LaterRow[] {
  const first = rows.map(({ on }) => on).sort()[0];
  return rows.filter(({ on }) => on === first);
}

/** The rows about a leader, who has these numbers, of the edition that follows this one among those imported. */
export const nextRows = (codes: readonly BorneCode[], edition: string): LaterRow[] =>
  firstOf(laterRows(codes, edition));
