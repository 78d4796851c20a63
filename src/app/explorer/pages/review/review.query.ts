import type { Claim } from '../../components/evidence';
import type { Thing } from '../../components/thing';
import { EVIDENCE, NAMED } from '../../fragments';

/** The drafts that wait for a reviewer, in the order of recording. */
export const REVIEW_PAGE = `query ReviewPage($language: String!, $isEnglish: Boolean!, $after: String) {
  claims(first: 50, after: $after, where: { review: { eq: DRAFT } }, orderBy: [{ field: RECORDED, direction: ASC }]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      ...Evidence
      origin { rule score group }
      effect { kind current }
      subject {
        __typename
        ${NAMED}
        ... on Participation { event { ${NAMED} } }
      }
    }
  }
}
${EVIDENCE}`;

export interface Draft extends Claim {
  readonly origin: { readonly rule: string; readonly score: number | null; readonly group: string } | null;
  readonly effect: { readonly kind: string; readonly current: unknown } | null;
  readonly subject: Partial<Thing> & { readonly __typename: string; readonly event?: Thing };
}

export interface ReviewData {
  readonly claims: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly Draft[];
  };
}
