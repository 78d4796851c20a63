import { LRUCache } from 'lru-cache';
import { badInput, ErrorCode, RostrumError } from '../../platform/errors';
import type { GraphQLParams } from '../http/graphql-params';
import { sha256 } from './documents';

// Characters of documents that clients have registered by themselves: some thousands of usual ones.
const MAX_TEXT = 5_000_000;

/** What clients are to know a refusal by, so that they send the text: its message is part of Apollo's protocol. */
const notFound = () => new RostrumError(ErrorCode.PERSISTED_QUERY_NOT_FOUND, 'PersistedQueryNotFound');

/**
 * Documents that are known by an id. Trusted ones come from a manifest, with the ids that it gives them. Others are
 * registered by whoever sends the text with its SHA-256 (automatic persisted queries); of these the ones used last are kept.
 */
export class KnownDocuments {
  private readonly registered = new LRUCache<string, string>({
    maxSize: MAX_TEXT,
    sizeCalculation: (text) => Math.max(1, text.length),
  });
  private readonly trustedHashes: ReadonlySet<string>;

  constructor(
    private readonly trusted: ReadonlyMap<string, string> = new Map(),
    /** Whether documents that are not trusted are refused. */
    private readonly isClosed = false,
  ) {
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
    const text =
      this.trusted.get(id) ??
      this.trusted.get(withoutAlgorithm(id)) ??
      this.registered.get(withoutAlgorithm(id));
    if (text === undefined) throw notFound();
    return text;
  }

  private register(hash: string, text: string): void {
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

/** The draft of GraphQL over HTTP writes the algorithm before the hash. */
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
