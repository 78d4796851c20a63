import { randomBytes } from 'node:crypto';
import type { ApiKey, PrismaClient } from '../../generated/prisma/client';
import { ErrorCode, RostrumError, badInput } from '../errors';
import { ROLES, Role } from './policy';
import { hashOf } from './viewer';

type Keys = Pick<PrismaClient, 'apiKey'>;
/** The properties of a key that remain visible after it was created. */
export type KeyInfo = Omit<ApiKey, 'hash'>;

const INFO = {
  id: true,
  name: true,
  role: true,
  createdAt: true,
  expiresAt: true,
  usedAt: true,
  revokedAt: true,
} as const;

/** Makes a key. Its token, `rostrum_<id>_<secret>`, is returned once and not stored. */
export async function createKey(
  prisma: Keys,
  { name, role, expiresAt = null }: { name: string; role: Role; expiresAt?: Date | null },
): Promise<KeyInfo & { token: string }> {
  if (name.trim() === '') throw badInput(['name'], 'name is empty; say who or what the key is for.');
  if (role === Role.ANONYMOUS) {
    throw badInput(['role'], `role is one of ${ROLES.slice(1).join(', ')}; anonymous needs no key.`);
  }
  if (expiresAt && !(expiresAt > new Date()))
    throw badInput(['expires'], 'expires must be in the future; a key that has expired is of no use.');
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const key = await prisma.apiKey.create({
    data: { id, name: name.trim(), role, hash: hashOf(secret), expiresAt },
    select: INFO,
  });
  return { ...key, token: `rostrum_${id}_${secret}` };
}

/** Lists all keys, oldest first, including revoked ones. */
export const listKeys = (prisma: Keys): Promise<KeyInfo[]> =>
  prisma.apiKey.findMany({ select: INFO, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });

/** Which of these keys are valid: neither revoked nor expired. */
export async function validKeys(prisma: Keys, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await prisma.apiKey.findMany({
    where: { id: { in: [...ids] }, ...VALID() },
    select: { id: true },
  });
  return new Set(found.map(({ id }) => id));
}

const VALID = () => ({ revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] });

/** Revokes a key permanently; does nothing if it is revoked already. Throws NOT_FOUND for an unknown id. */
export async function revokeKey(prisma: Keys, id: string): Promise<KeyInfo> {
  await prisma.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
  const key = await prisma.apiKey.findUnique({ where: { id }, select: INFO });
  if (!key) throw new RostrumError(ErrorCode.NOT_FOUND, `There is no key ${id}.`, ['id']);
  return key;
}
