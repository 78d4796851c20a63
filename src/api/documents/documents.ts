import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { hash } from 'node:crypto';
import {
  type DocumentNode,
  type GraphQLSchema,
  GraphQLError,
  Kind,
  type Location,
  NoFragmentCyclesRule,
  OverlappingFieldsCanBeMergedRule,
  type Token,
  validate,
  type ValidationRule,
} from 'graphql';
import { Parser } from 'graphql/language/parser';
import { LRUCache } from 'lru-cache';
import { ErrorCode, badInput, RostrumError } from '../../platform/errors';
import type { Caller } from '../../platform/limits/caller';
import { finished, type Steps, turns } from '../../platform/limits/turns';
import { unkept } from '../../engine/query/plan/plans';
import { Circular, countingPairs, MAX_TOKENS } from './size';
import { validating } from './validate';
import type { GraphQLParams } from '../http/graphql-params';

// A parsed document takes a hundred times its text. This many characters are some 15 MB, or 300 usual questions.
const MAX_PARSED_TEXT = 150_000;
// Of 100 bytes each.
const MAX_SENT_ONCE = 2_000;
// Apollo asks for one at once, or never, if the request is refused.
const MAX_HANDED = 20;

// Reading one takes some milliseconds, once.
const CHARACTERS_PER_MS = 500;

/** The SHA-256 of a text, as documents are known by it: 64 hexadecimal digits. */
export const sha256 = (text: string): string => hash('sha256', text);

/** A document, or what is wrong with it, with codes. */
export type ReadDocument = DocumentNode | readonly GraphQLError[];

/**
 * The documents that were parsed and found valid: those used last, as far as there is room. All transports read documents
 * here; Apollo finds them in it, as its document store.
 */
export class Documents implements KeyValueCache<DocumentNode> {
  private readonly known = new LRUCache<string, DocumentNode>({
    maxSize: MAX_PARSED_TEXT,
    sizeCalculation: lengthOf,
  });
  /** The keys of documents that were not kept. */
  private readonly sentOnce = new LRUCache<string, true>({ max: MAX_SENT_ONCE });
  /** Documents that Apollo is about to execute, until it has asked for them. */
  private readonly handed = new LRUCache<string, DocumentNode>({ max: MAX_HANDED });

  private readonly rulesWithoutPairs: readonly ValidationRule[];

  constructor(
    private readonly schema: GraphQLSchema,
    /** All that a document must keep to. */
    private readonly rules: readonly ValidationRule[],
  ) {
    this.rulesWithoutPairs = rules.filter((rule) => rule !== OverlappingFieldsCanBeMergedRule);
  }

  /** A document by its text, or what is wrong with it, with codes. */
  read(text: string): ReadDocument {
    const key = sha256(text);
    return this.known.get(key) ?? finished(this.reading(key, text));
  }

  /**
   * The same for documents that clients send: a new one takes its turn, since reading and compiling it keeps the event loop
   * busy. Throws UNAVAILABLE if too many wait, and when its caller has hung up.
   */
  readInTurn(text: string, caller?: Caller): ReadDocument | Promise<ReadDocument> {
    const key = sha256(text);
    const known = this.known.get(key);
    if (known) return known;
    turns.admit();
    return turns.run(this.reading(key, text), text.length / CHARACTERS_PER_MS, caller);
  }

  /** Lets Apollo find a document that it is about to execute, and which may not be kept. */
  handOver(text: string, document: ReadDocument): ReadDocument {
    if (!Array.isArray(document)) this.handed.set(sha256(text), document as DocumentNode);
    return document;
  }

  /** A document that was read before and is valid. */
  find(text: string): DocumentNode | undefined {
    return this.known.get(sha256(text));
  }

  private *reading(key: string, text: string): Steps<ReadDocument> {
    // Another request may have sent the same while this one waited for its turn.
    const known = this.known.get(key);
    if (known) return known;
    const document = parsed(text);
    if (document instanceof GraphQLError) return [document];
    const errors = yield* this.validating(document);
    if (errors.length > 0) return errors.map((error) => withCode(error, ErrorCode.GRAPHQL_VALIDATION_FAILED));
    this.keep(key, document);
    return document;
  }

  /** Keeps a document while there is room, and else only one that was sent before: what is sent once displaces nothing. */
  private keep(key: string, document: DocumentNode): void {
    if (this.hasRoomFor(lengthOf(document)) || this.sentOnce.has(key)) {
      this.known.set(key, document);
      return;
    }
    this.sentOnce.set(key, true);
    for (const node of document.definitions) if (node.kind === Kind.OPERATION_DEFINITION) unkept.add(node);
  }

  private *validating(document: DocumentNode): Steps<readonly GraphQLError[]> {
    try {
      const pairs = yield* countingPairs(document);
      // Comparing all fragments with each other takes long, and finds nothing where no two fields share a name.
      return yield* validating(this.schema, document, pairs === 0 ? this.rulesWithoutPairs : this.rules);
    } catch (error) {
      if (error instanceof RostrumError) return [error];
      if (error instanceof Circular) return validate(this.schema, document, [NoFragmentCyclesRule]);
      throw error;
    }
  }

  /** Whether so many characters more would still find room. */
  hasRoomFor(length: number): boolean {
    return this.known.calculatedSize + length <= MAX_PARSED_TEXT;
  }

  async get(storeKey: string): Promise<DocumentNode | undefined> {
    const key = withoutSchema(storeKey);
    const handed = this.handed.get(key);
    this.handed.delete(key);
    return handed ?? this.known.get(key);
  }

  async set(storeKey: string, document: DocumentNode): Promise<void> {
    this.keep(withoutSchema(storeKey), document);
  }

  async delete(key: string): Promise<boolean> {
    return this.known.delete(withoutSchema(key));
  }
}

const lengthOf = ({ loc }: DocumentNode) => Math.max(1, loc?.end ?? 0);

// A name cannot be escaped, so that no document asks for the schema without one of these.
const INTROSPECTION = /\b__(?:schema|type)\b/;
const introspective = new WeakMap<DocumentNode, boolean>();

/** Whether a document may ask for the schema, as its text tells, which is looked at once. */
export function introspects(document: DocumentNode): boolean {
  const before = introspective.get(document);
  if (before !== undefined) return before;
  const found = document.loc === undefined || INTROSPECTION.test(document.loc.source.body);
  introspective.set(document, found);
  return found;
}

/** Apollo puts a hash of the schema before that of the document; here there is but one schema. */
const withoutSchema = (key: string) => key.slice(key.indexOf(':') + 1);

/**
 * A parser of which nodes know where they stand, and keep no tokens: these take more memory than all nodes, and are garbage that
 * lives for as long as its document.
 */
class LeanParser extends Parser {
  override node<T extends { loc?: Location }>({ start }: Token, node: T): T {
    const { lastToken, source } = this._lexer;
    node.loc = { start, end: lastToken.end, source } as Location;
    return node;
  }
}

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return new LeanParser(text, { maxTokens: MAX_TOKENS }).parseDocument();
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

// Characters of documents that clients have registered by themselves: some thousands of usual ones.
const MAX_REGISTERED_TEXT = 5_000_000;

/** What clients are to know a refusal by, so that they send the text: its message is part of Apollo's protocol. */
const notFound = () => new RostrumError(ErrorCode.PERSISTED_QUERY_NOT_FOUND, 'PersistedQueryNotFound');

/**
 * Documents that are known by an id. Trusted ones come from a manifest, with the ids that it gives them. Others are
 * registered by a client that sends the text with its SHA-256 (automatic persisted queries), of which the last used are kept.
 */
export class KnownDocuments {
  private readonly registered = new LRUCache<string, string>({
    maxSize: MAX_REGISTERED_TEXT,
    sizeCalculation: (text) => Math.max(1, text.length),
  });
  private readonly trusted: ReadonlyMap<string, string>;
  private readonly trustedHashes: ReadonlySet<string>;

  constructor(
    trusted: ReadonlyMap<string, string> = new Map(),
    /** Whether documents that are not trusted are refused. */
    private readonly isClosed = false,
  ) {
    this.trusted = new Map(Array.from(trusted, ([id, text]) => [withoutAlgorithm(id), text]));
    this.trustedHashes = new Set(isClosed ? Array.from(trusted.values(), sha256) : []);
  }

  /** The text of the document that a request asks with. Throws PERSISTED_QUERY_NOT_FOUND where it has only an id, which is unknown. */
  textFor(params: GraphQLParams): string {
    const { query, extensions, documentId } = params;
    if (query !== undefined && extensions === undefined) return this.admitted(query);
    const id = documentId ?? persistedHash(extensions);
    if (query === undefined) return this.textOf(id);
    if (id !== undefined && documentId === undefined) this.register(id, query);
    return this.admitted(query);
  }

  private textOf(id: string | undefined): string {
    if (id === undefined) {
      throw badInput(
        ['query'],
        'There is no query. Send {"query": "..."}, or the documentId of a document that is known here.',
      );
    }
    const hash = withoutAlgorithm(id);
    const text = this.trusted.get(hash) ?? this.registered.get(hash);
    if (text === undefined) throw notFound();
    return text;
  }

  private register(id: string, text: string): void {
    const hash = withoutAlgorithm(id);
    if (this.trusted.get(hash) === text) return;
    if (sha256(text) !== hash) {
      throw badInput(
        ['extensions', 'persistedQuery', 'sha256Hash'],
        'provided sha does not match query: extensions.persistedQuery.sha256Hash must be the SHA-256 of the text of query, in hexadecimal.',
      );
    }
    if (!this.isClosed) this.registered.set(hash, text);
  }

  private admitted(text: string): string {
    if (!this.isClosed || this.trustedHashes.has(sha256(text))) return text;
    throw new RostrumError(
      ErrorCode.FORBIDDEN,
      'Only the documents of the manifest are answered here. Send the id of one as documentId.',
      ['query'],
    );
  }
}

/** GraphQL over HTTP and GraphQL Code Generator write the algorithm before the hash, Apollo and Relay do not: both name one document. */
const withoutAlgorithm = (id: string) => id.replace(/^sha256:/, '');

/** The hash in Apollo's `extensions.persistedQuery`. */
function persistedHash(extensions: GraphQLParams['extensions']): string | undefined {
  const persisted = extensions?.persistedQuery as
    { version?: unknown; sha256Hash?: unknown } | null | undefined;
  if (persisted == null) return undefined;
  const { version, sha256Hash } = persisted;
  if (version !== 1 || typeof sha256Hash !== 'string') {
    throw badInput(
      ['extensions', 'persistedQuery'],
      'extensions.persistedQuery must be {"version": 1, "sha256Hash": "<64 hexadecimal digits>"}.',
    );
  }
  return sha256Hash;
}
