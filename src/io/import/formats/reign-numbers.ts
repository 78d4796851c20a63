import type { BorneCode, Resolver } from '../resolver';
import type { ClaimRecord } from '../rostrum-jsonl/records';
import { lastDayOf, type Values } from './reign-identity';

const SCHEME = 'REIGN';

/**
 * What a row says of the numbers of the list: its own is the leader's, and no longer that of others to whom an edition gave it. The
 * first row of a person also says which earlier numbers the edition does not repeat. Denials come first, so that no number is
 * two persons' in between. An edition that is older than the one which gave a number away says nothing of it.
 */
export function numberClaims(
  made: Pick<ClaimRecord, 'key' | 'source' | 'locator' | 'dataset'>,
  leader: string,
  { spell: { leadId, name }, spell, person, others, edition }: Values,
  resolver: Resolver,
): ClaimRecord[] {
  const isLater = ({ saidOn }: BorneCode) => saidOn !== null && saidOn > lastDayOf(edition);
  const claims: ClaimRecord[] = [];
  const deny = (bearer: string, number: string, statement: string) => {
    const suffix = `:not-number-${claims.length + 1}`;
    claims.push(numberClaim(made, suffix, { leader: bearer, number, statement, stance: 'DISPUTES' }));
  };

  if (spell === person.spells[0]) {
    const isNumbered = (number: string) =>
      [person, ...others].some(({ leadIds }) => leadIds.includes(number));
    const dropped = resolver
      .codesEver(SCHEME, leader)
      .filter((code) => !isNumbered(code.value) && !isLater(code));
    for (const { value } of dropped) deny(leader, value, `It does not number ${name} ${value}.`);
  }
  if (person.leadIds.includes(leadId)) {
    const rivals = resolver.bearersEver(SCHEME, leadId).filter((code) => code.slug !== leader);
    for (const { slug } of rivals) deny(slug, leadId, `It gives the number ${leadId} to ${name}.`);
    const statement = `It numbers ${name} ${leadId}.`;
    if (!rivals.some(isLater))
      claims.push(numberClaim(made, ':number', { leader, number: leadId, statement }));
  }
  return claims;
}

function numberClaim(
  { key, ...evidence }: Pick<ClaimRecord, 'key' | 'source' | 'locator' | 'dataset'>,
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
