import type { FoundEntity } from '../../engine/write/find-entity';
import { ACTOR_KINDS, namesOfKinds } from '../../engine/model/kinds';
import type { RelationshipType } from '../../generated/prisma/client';
import { Refusal, UserErrorCode } from '../../platform/errors';

type ActorKind = (typeof ACTOR_KINDS)[number];

interface Ends {
  subject: readonly ActorKind[];
  object: readonly ActorKind[];
}

/** The kinds allowed at either end, for types that do not allow all. */
const ENDS: Partial<Record<RelationshipType, Ends>> = {
  BORDER: { subject: ['COUNTRY'], object: ['COUNTRY'] },
  MEMBERSHIP: { subject: ACTOR_KINDS, object: ['ORGANIZATION'] },
};

/** Refuses an end of a kind that this type of relationship does not allow, and names the allowed ones. */
export function refuseStrayEnds(type: RelationshipType, subject: FoundEntity, object: FoundEntity): void {
  for (const [field, end] of Object.entries({ subject, object })) {
    const kinds = ENDS[type]?.[field as keyof Ends] ?? ACTOR_KINDS;
    if (kinds.some((kind) => kind === end.kind)) continue;
    throw new Refusal(
      UserErrorCode.INVALID,
      [field],
      `The ${field} of a ${type} must be ${namesOfKinds(kinds)}; ${end.slug} is ${namesOfKinds([end.kind])}`,
    );
  }
}
