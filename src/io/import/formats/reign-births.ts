import { UNKNOWN } from '../../../engine/model/time/edtf';
import type { Resolver } from '../resolver';
import type { ClaimRecord } from '../rostrum-jsonl/records';
import { LIST, type FoundLeader, type Values } from './reign-identity';
import { nextRows } from './reign-numbers';

type Evidence = Pick<ClaimRecord, 'key' | 'source' | 'locator' | 'dataset'>;

/**
 * What a row says of the birth of a leader whom the list introduced: the year, or that it is unknown where an edition has
 * stated one and this one leaves it blank. If the next edition was imported before and leaves it blank, that is a statement
 * as well.
 */
export function bornClaims(
  made: Evidence,
  { slug, isOfOthers }: FoundLeader,
  { person, spell: { name }, edition }: Values,
  resolver: Resolver,
): ClaimRecord[] {
  if (isOfOthers) return [];
  const blank = `It leaves the birth of ${name} blank.`;
  if (person.born === null)
    return resolver.isBirthSaid(slug, LIST) ? [bornClaim(made, slug, UNKNOWN, blank)] : [];
  const next = nextRows(resolver.codesEver('REIGN', slug), edition);
  const isSilent = next.every(({ evidence }) => !resolver.isBirthSaid(slug, keyOf(evidence)));
  return [
    bornClaim(made, slug, person.born, `${name} was born in ${person.born}.`),
    ...(next[0] && isSilent ? [bornClaim(next[0].evidence, slug, UNKNOWN, blank)] : []),
  ];
}

const keyOf = ({ key }: Pick<Evidence, 'key'>) => `${key}:born`;

function bornClaim(
  made: Omit<Evidence, 'locator'>,
  leader: string,
  value: string,
  statement: string,
): ClaimRecord {
  const { key, ...evidence } = made;
  return {
    record: 'claim',
    key: keyOf(made),
    subject: { leader },
    property: 'born',
    value,
    statement,
    modality: 'ASSERTED',
    recordClaim: key,
    ...evidence,
  };
}
