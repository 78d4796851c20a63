import type { Resolver } from '../resolver';
import type { ClaimRecord } from '../rostrum-jsonl/records';

/** The name that a source uses for a leader. */
export interface Called {
  leader: string;
  name: string;
  language: string;
  /** COMMON if the source introduced the leader; ALIAS if others have named the leader. */
  kind: 'COMMON' | 'ALIAS';
}

/** The claim of a row that its source uses a name for a leader: a recorded name, or a new one. */
export function nameClaim(
  { key, ...evidence }: Pick<ClaimRecord, 'key' | 'source' | 'locator' | 'dataset'>,
  { leader, name, language, kind }: Called,
  resolver: Resolver,
  at = 0,
): ClaimRecord {
  const recorded = resolver.leaderRecord(leader)?.names?.find(({ value }) => value === name);
  return {
    record: 'claim',
    key: `${key}:name${at > 0 ? `-${at + 1}` : ''}`,
    subject: { leader },
    property: 'name',
    value: {
      value: name,
      language: recorded?.language ?? language,
      kind: recorded ? (recorded.kind ?? 'COMMON') : kind,
      ...(recorded?.valid !== undefined && { valid: recorded.valid }),
    },
    statement: `It calls them ${name}.`,
    modality: 'ASSERTED',
    recordClaim: key,
    ...evidence,
  };
}
