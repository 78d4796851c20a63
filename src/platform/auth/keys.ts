import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiKey, PrismaClient } from '../../generated/prisma/client';
import { ErrorCode, RostrumError, badInput } from '../errors';
import { type Viewer, ROLES, Role } from './policy';

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
const TOKEN = /^rostrum_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

// A fast hash is sufficient: the secret is 256 random bits and cannot be guessed.
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Whether a bearer token has the form of an API key, rather than of a JWT. */
export const looksLikeKey = (token: string) => token.startsWith('rostrum_');

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

// When a key was last used is known to the minute, which writes no more often.
const USE_MS = 60_000;

/** Notes in the background that a key is used; a failure, as on a standby, is ignored. */
function noteUse(prisma: Keys, { id, usedAt }: Pick<ApiKey, 'id' | 'usedAt'>): void {
  const now = new Date();
  if (usedAt && now.getTime() - usedAt.getTime() < USE_MS) return;
  prisma.apiKey
    .updateMany({
      where: { id, OR: [{ usedAt: null }, { usedAt: { lt: new Date(now.getTime() - USE_MS) } }] },
      data: { usedAt: now },
    })
    .catch(() => {});
}

/** The viewer of an API key; null if it is unknown, altered, revoked or expired. */
export async function findKeyHolder(prisma: Keys, token: string): Promise<Viewer | null> {
  const [, id, secret] = TOKEN.exec(token) ?? [];
  if (!id || !secret) return null;
  const key = await prisma.apiKey.findUnique({ where: { id } });
  if (!key || key.revokedAt || (key.expiresAt && key.expiresAt <= new Date())) return null;
  const isRight = timingSafeEqual(Buffer.from(key.hash, 'hex'), Buffer.from(hashOf(secret), 'hex'));
  if (!isRight) return null;
  noteUse(prisma, key);
  return {
    id: `key:${id}`,
    actor: `${key.name} (key:${id})`,
    keyId: id,
    name: key.name,
    role: key.role,
    expiresAt: key.expiresAt ?? undefined,
  };
}
