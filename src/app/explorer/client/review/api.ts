import type { Draft } from './drafts';
import type { Edit } from './edit-form';

const NAMED = '... on Entity { slug name }';

const DRAFTS = `query Drafts($after: String) {
  viewer { name role }
  claims(first: 100, after: $after, where: { review: { eq: DRAFT } }, orderBy: [{ field: RECORDED, direction: ASC }]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id property value statement modality quote locator condition confidence review
      speaker { ${NAMED} }
      source { id title publisher }
      origin { start end extractor rule score group }
      effect { kind current wouldStand }
      subject {
        __typename
        ... on Node { id }
        ${NAMED}
        ... on Participation { role participant { ${NAMED} } event { slug name } }
        ... on Relationship { type one: subject { ${NAMED} } other: object { ${NAMED} } }
        ... on Tenure { leader { slug name } }
      }
    }
  }
}`;

const TEXT = `query Article($id: ID!) {
  node(id: $id) { ... on Source { text mentions { text candidates { score entity { ${NAMED} } } } } }
}`;

const REVIEW = `mutation Review($input: ReviewClaimsInput!) {
  reviewClaims(input: $input) { claims { id } userErrors { message } }
}`;

const EDIT = `mutation Edit($input: EditDraftInput!) {
  editDraft(input: $input) { claim { id } userErrors { message } }
}`;

const RETRACT = `mutation Retract($input: RetractClaimInput!) {
  retractClaim(input: $input) { claim { id } userErrors { message } }
}`;

const LINK = `mutation Link($input: LinkMentionInput!) {
  linkMention(input: $input) { drafts { id } userErrors { message } }
}`;

/** Every document that the page sends. */
export const REVIEW_DOCUMENTS = [DRAFTS, TEXT, REVIEW, EDIT, RETRACT, LINK];

/** A name in an article that no thing was chosen for. */
export interface Mention {
  readonly text: string;
  readonly candidates: readonly {
    readonly score: number;
    readonly entity: { readonly slug: string; readonly name: string } | null;
  }[];
}

export interface Drafts {
  readonly viewer: { readonly name: string; readonly role: string };
  readonly claims: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly Draft[];
  };
}

export interface ArticleText {
  readonly text: string | null;
  readonly mentions: readonly Mention[];
}

type ReviewState = 'ACCEPTED' | 'REJECTED' | 'DRAFT';

/** The questions and decisions of the page, with the key that was given; the key is in memory only. */
export class ReviewApi {
  constructor(private readonly key: string) {}

  drafts(after: string | null): Promise<Drafts> {
    return this.ask<Drafts>(DRAFTS, { after });
  }

  async article(id: string): Promise<ArticleText> {
    const { node } = await this.ask<{ node: ArticleText | null }>(TEXT, { id });
    return node ?? { text: null, mentions: [] };
  }

  async review(claims: readonly string[], review: ReviewState, reason?: string): Promise<void> {
    await this.tell('reviewClaims', REVIEW, { claims, review, reason });
  }

  /** Records a draft as a reviewer words it, and rejects the draft in the same write. Returns the id of the new claim. */
  async replace({ id }: Draft, { value, modality, speaker, statement }: Edit): Promise<string> {
    const said = speaker === '' ? { isUnattributed: true } : { speaker };
    const input = { claim: id, value, modality, statement, ...said };
    const { claim } = await this.tell<{ claim: { id: string } }>('editDraft', EDIT, input);
    return claim.id;
  }

  /** Takes back what was recorded in place of a draft. */
  async retract(claim: string): Promise<void> {
    await this.tell('retractClaim', RETRACT, { claim, reason: 'Undone in review' });
  }

  async link(source: string, mention: string, entity: string): Promise<void> {
    await this.tell('linkMention', LINK, { source, mention, entity });
  }

  /** Sends a mutation and returns its payload; throws the first of its userErrors. */
  private async tell<Payload = unknown>(name: string, document: string, input: object): Promise<Payload> {
    const data = await this.ask<Record<string, Payload & { userErrors: readonly { message: string }[] }>>(
      document,
      { input },
    );
    const payload = data[name]!;
    const [refusal] = payload.userErrors;
    if (refusal) throw new Error(refusal.message);
    return payload;
  }

  private async ask<Data>(query: string, variables: object): Promise<Data> {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${this.key}`,
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data?: Data | null;
      errors?: readonly { message: string }[];
    };
    if (errors?.[0]) throw new Error(errors[0].message);
    return data as Data;
  }
}
