import { type GraphQLSchema, defaultFieldResolver } from 'graphql';
import { ErrorCode, RostrumError } from '../errors';
import type { Caller, RequestOrigin } from '../limits/caller';
import { Role } from '../../generated/prisma/enums';

export { Role };

/** The roles, lowest first: each includes the rights of those before it. */
export const ROLES = [Role.ANONYMOUS, Role.READER, Role.EDITOR, Role.REVIEWER, Role.ADMIN] as const;

/** The sender of a request. */
export interface Viewer {
  /** Identifies the key or the subject of the token. */
  readonly id: string;
  /** The actor of what it records: its name and id, since two keys may have one name. */
  readonly actor: string;
  readonly name: string;
  readonly role: Role;
  /** The key that it was sent with. */
  readonly keyId?: string;
  /** When the key or token ends. */
  readonly expiresAt?: Date;
  /** Where the request came from, for limits; missing for this process itself. */
  readonly caller?: Caller;
  /** Those that say which request it was, and of which trace. */
  readonly origin?: RequestOrigin;
}

export const ANONYMOUS: Viewer = {
  id: 'anonymous',
  actor: 'anonymous',
  name: 'anonymous',
  role: Role.ANONYMOUS,
};

/** Whether `role` includes the rights of `needed`. */
const isAtLeast = (role: Role, needed: Role) => ROLES.indexOf(role) >= ROLES.indexOf(needed);

/**
 * The role with this name in any letter case ("editor"), or null. ANONYMOUS is not assigned to anyone, and so is not
 * found.
 */
export function findRole(text: unknown): Role | null {
  // Other letters become those of a role in upper case, as a dotless i does.
  if (typeof text !== 'string' || !/^[a-z]+$/i.test(text)) return null;
  return ROLES.find((role) => role !== Role.ANONYMOUS && role === text.toUpperCase()) ?? null;
}

/** The lowest role for each mutation. Without an entry, a mutation stops the start: see guardMutations. */
export const MUTATION_POLICY: Readonly<Record<string, Role>> = {
  createEvent: Role.EDITOR,
  updateEvent: Role.EDITOR,
  createLeader: Role.EDITOR,
  createOrganization: Role.EDITOR,
  createSource: Role.EDITOR,
  createRelationship: Role.EDITOR,
  createTenure: Role.EDITOR,
  recordParticipation: Role.EDITOR,
  recordClaim: Role.EDITOR,
  retractClaim: Role.EDITOR,
  retractSource: Role.EDITOR,
  ingestArticle: Role.EDITOR,
  rankClaim: Role.REVIEWER,
  editDraft: Role.REVIEWER,
  linkMention: Role.REVIEWER,
  reviewClaims: Role.REVIEWER,
  mergeEntities: Role.REVIEWER,
  unmergeEntity: Role.REVIEWER,
  startImport: Role.ADMIN,
};

/** Throws UNAUTHENTICATED or FORBIDDEN unless the viewer may run this mutation. */
export function authorize(viewer: Viewer, mutation: string): void {
  const needed = roleFor(mutation);
  if (isAtLeast(viewer.role, needed)) return;
  if (viewer.role === Role.ANONYMOUS) {
    throw new RostrumError(
      ErrorCode.UNAUTHENTICATED,
      `${mutation} needs the role ${needed}. Send "authorization: Bearer <token>" of a key or JWT that has it.`,
    );
  }
  throw new RostrumError(
    ErrorCode.FORBIDDEN,
    `${mutation} needs the role ${needed}; ${viewer.name} is ${viewer.role}.`,
  );
}

/** Throws UNAUTHENTICATED or FORBIDDEN unless the viewer may read what needs a role. */
export function authorizeReading(viewer: Viewer, needed: Role): void {
  if (isAtLeast(viewer.role, needed)) return;
  if (viewer.role === Role.ANONYMOUS)
    throw new RostrumError(
      ErrorCode.UNAUTHENTICATED,
      `Imports are read with the role ${needed}. Send "authorization: Bearer <token>" of a key or JWT that has it.`,
    );
  throw new RostrumError(
    ErrorCode.FORBIDDEN,
    `Imports are read with the role ${needed}; ${viewer.name} is ${viewer.role}.`,
  );
}

function roleFor(mutation: string): Role {
  const role = Object.hasOwn(MUTATION_POLICY, mutation) ? MUTATION_POLICY[mutation] : undefined;
  if (!role)
    throw new Error(`The mutation ${mutation} declares no policy: add it to MUTATION_POLICY in policy.ts.`);
  return role;
}

const guarded = new WeakSet<GraphQLSchema>();

/** Wraps every mutation of a schema in authorize(); throws at once if one has no entry in the policy. */
export function guardMutations(schema: GraphQLSchema): GraphQLSchema {
  if (guarded.has(schema)) return schema;
  for (const [name, field] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
    roleFor(name);
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context: { viewer: Viewer }, info) => {
      authorize(context.viewer, name);
      return resolve(source, args, context, info) as unknown;
    };
  }
  guarded.add(schema);
  return schema;
}
