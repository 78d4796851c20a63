import { Role } from '../../generated/prisma/enums';

export { Role };

/** The roles, lowest first: each includes the rights of those before it. */
export const ROLES = [Role.ANONYMOUS, Role.READER, Role.EDITOR, Role.REVIEWER, Role.ADMIN] as const;

/** The sender of a request: a name for the record, and a role. */
export interface Viewer {
  readonly name: string;
  readonly role: Role;
}

export const ANONYMOUS: Viewer = { name: 'anonymous', role: Role.ANONYMOUS };

/** Whether `role` includes the rights of `needed`. */
export const isAtLeast = (role: Role, needed: Role) => ROLES.indexOf(role) >= ROLES.indexOf(needed);

/**
 * The role with this name in any letter case ("editor"), or null. ANONYMOUS is not assigned to anyone, and so is not
 * found.
 */
export function findRole(text: unknown): Role | null {
  if (typeof text !== 'string') return null;
  return ROLES.find((role) => role !== Role.ANONYMOUS && role === text.toUpperCase()) ?? null;
}
