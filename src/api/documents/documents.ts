import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { hash } from 'node:crypto';
import {
  type DocumentNode,
  type GraphQLSchema,
  GraphQLError,
  parse,
  validate,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { ErrorCode } from '../../platform/errors';
import { MAX_TOKENS } from './document-limits';

// A parsed document takes a hundred times its text. This many characters are some 15 MB, or 300 usual questions.
const MAX_TEXT = 150_000;

/** The SHA-256 of a text, as documents are known by it: 64 hexadecimal digits. */
export const sha256 = (text: string): string => hash('sha256', text);

/**
 * The documents that were parsed and found valid: those used last, as far as there is room. All transports read documents
 * here; Apollo finds them in it, as its document store.
 */
export class Documents implements KeyValueCache<DocumentNode> {
  private readonly known = new LRUCache<string, DocumentNode>({
    maxSize: MAX_TEXT,
    sizeCalculation: ({ loc }) => Math.max(1, loc?.end ?? 0),
  });

  constructor(
    private readonly schema: GraphQLSchema,
    /** All that a document must keep to. */
    private readonly rules: readonly ValidationRule[],
  ) {}

  /** A document by its text, or what is wrong with it, with codes. */
  read(text: string): DocumentNode | readonly GraphQLError[] {
    const key = sha256(text);
    const before = this.known.get(key);
    if (before) return before;
    const document = parsed(text);
    if (document instanceof GraphQLError) return [document];
    const errors = validate(this.schema, document, this.rules);
    if (errors.length > 0) return errors.map((error) => withCode(error, ErrorCode.GRAPHQL_VALIDATION_FAILED));
    this.known.set(key, document);
    return document;
  }

  /** Whether as much text more would still find room. */
  hasRoomFor(text: string): boolean {
    return this.known.calculatedSize + text.length <= MAX_TEXT;
  }

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.known.get(withoutSchema(key));
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.known.set(withoutSchema(key), document);
  }

  async delete(key: string): Promise<boolean> {
    return this.known.delete(withoutSchema(key));
  }
}

/** Apollo puts a hash of the schema before that of the document; here there is but one schema. */
const withoutSchema = (key: string) => key.slice(key.indexOf(':') + 1);

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens: MAX_TOKENS });
  } catch (error) {
    const syntax = error instanceof GraphQLError ? error : new GraphQLError(String(error));
    return withCode(syntax, ErrorCode.GRAPHQL_PARSE_FAILED);
  }
}

/** Says what Apollo's own classes say over HTTP; an error of ours has its code already. */
function withCode(error: GraphQLError, code: ErrorCode): GraphQLError {
  error.extensions.code ??= code;
  return error;
}
