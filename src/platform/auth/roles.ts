import { Role } from '../../generated/prisma/enums';

export { Role };

/** Every role, weakest first: each may do what those before it may. */
export const ROLES = [Role.ANONYMOUS, Role.READER, Role.EDITOR, Role.REVIEWER, Role.ADMIN] as const;

/** Who asks: a name to put into the record, and what they may do. */
export interface Viewer {
  readonly name: string;
  readonly role: Role;
}

export const ANONYMOUS: Viewer = { name: 'anonymous', role: Role.ANONYMOUS };

/** Whether `role` may do what is open to `needed`. */
export const isAtLeast = (role: Role, needed: Role) => ROLES.indexOf(role) >= ROLES.indexOf(needed);

/** The role that a text names in any case ("editor"), or null. ANONYMOUS is nobody's role, so it isn't one here. */
export function findRole(text: unknown): Role | null {
  if (typeof text !== 'string') return null;
  return ROLES.find((role) => role !== Role.ANONYMOUS && role === text.toUpperCase()) ?? null;
}
