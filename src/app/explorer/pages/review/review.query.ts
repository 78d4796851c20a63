import type { Claim } from '../../components/evidence';
import type { PageInfo } from '../../components/pager';
import type { SubjectItem } from '../../components/subject';
import type { Thing } from '../../components/thing';
import { EVIDENCE, NAMED, PAGING, SUBJECT } from '../../fragments';

/** The drafts of one article with its text, and the articles that have drafts. */
export const REVIEW_PAGE = `query ReviewPage($source: ID!, $isChosen: Boolean!, $after: String, $language: String!) {
  article: node(id: $source) @include(if: $isChosen) {
    ... on Source {
      id title publisher publishedAt { edtf } text
      mentions { text start end candidates { via score entity { ${NAMED} description } } }
    }
  }
  drafts: claims(where: { review: { eq: DRAFT }, retracted: false, source: { eq: $source } }, first: 50, after: $after) @include(if: $isChosen) {
    totalCount ${PAGING}
    nodes {
      ...Evidence
      subject { ...Subject }
      origin { start end extractor rule score group }
      effect { kind current wouldStand }
    }
  }
  waiting: claims(where: { review: { eq: DRAFT }, retracted: false }, first: 100) {
    totalCount
    nodes { id property source { id title publisher } }
  }
}
${SUBJECT}
${EVIDENCE}`;

export interface Draft extends Claim {
  readonly subject: SubjectItem;
  /** Null for a draft that people or imports recorded. */
  readonly origin: {
    readonly start: number;
    readonly end: number;
    readonly extractor: string;
    readonly rule: string;
    readonly score: number | null;
    readonly group: string;
  } | null;
  readonly effect: {
    readonly kind: 'ADDS' | 'AGREES' | 'SUCCEEDS' | 'CONTRADICTS';
    readonly current: unknown;
    readonly wouldStand: boolean;
  } | null;
}

export interface Mention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly {
    readonly via: string;
    readonly score: number;
    readonly entity: (Thing & { readonly description: string }) | null;
  }[];
}

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedAt: { readonly edtf: string } | null;
  /** Null if it was not kept. */
  readonly text: string | null;
  readonly mentions: readonly Mention[];
}

export interface ReviewData {
  readonly article?: Partial<Article> | null;
  readonly drafts?: {
    readonly totalCount: number;
    readonly pageInfo: PageInfo;
    readonly nodes: readonly Draft[];
  };
  readonly waiting: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly id: string;
      readonly source: Pick<Article, 'id' | 'title' | 'publisher'>;
    }[];
  };
}
