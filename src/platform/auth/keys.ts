import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiKey, PrismaClient } from '../../generated/prisma/client';
import { ErrorCode, RostrumError, badInput } from '../errors';
import { type Viewer, ROLES, Role } from './policy';

type Keys = Pick<PrismaClient, 'apiKey'>;
/** The properties of a key that remain visible after it was created. */
export type KeyInfo = Omit<ApiKey, 'hash'>;

const INFO = { id: true, name: true, role: true, createdAt: true, revokedAt: true } as const;
const TOKEN = /^rostrum_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

// A fast hash is sufficient: the secret is 256 random bits and cannot be guessed.
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Whether a bearer token has the form of an API key, rather than of a JWT. */
export const looksLikeKey = (token: string) => token.startsWith('rostrum_');

/** Makes a key. Its token, `rostrum_<id>_<secret>`, is returned once and not stored. */
export async function createKey(
  prisma: Keys,
  { name, role }: { name: string; role: Role },
): Promise<KeyInfo & { token: string }> {
  if (name.trim() === '') throw badInput(['name'], 'name is empty; say who or what the key is for.');
  if (role === Role.ANONYMOUS) {
    throw badInput(['role'], `role is one of ${ROLES.slice(1).join(', ')}; anonymous needs no key.`);
  }
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const key = await prisma.apiKey.create({
    data: { id, name: name.trim(), role, hash: hashOf(secret) },
    select: INFO,
  });
  return { ...key, token: `rostrum_${id}_${secret}` };
}

/** Lists all keys, oldest first, including revoked ones. */
export const listKeys = (prisma: Keys): Promise<KeyInfo[]> =>
  prisma.apiKey.findMany({ select: INFO, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });

/** Revokes a key permanently; does nothing if it is revoked already. Throws NOT_FOUND for an unknown id. */
export async function revokeKey(prisma: Keys, id: string): Promise<KeyInfo> {
  await prisma.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
  const key = await prisma.apiKey.findUnique({ where: { id }, select: INFO });
  if (!key) throw new RostrumError(ErrorCode.NOT_FOUND, `There is no key ${id}.`, ['id']);
  return key;
}

/** The viewer of an API key; null if it is unknown, altered or revoked. */
export async function findKeyHolder(prisma: Keys, token: string): Promise<Viewer | null> {
  const [, id, secret] = TOKEN.exec(token) ?? [];
  if (!id || !secret) return null;
  const key = await prisma.apiKey.findUnique({ where: { id } });
  if (!key || key.revokedAt) return null;
  const isRight = timingSafeEqual(Buffer.from(key.hash, 'hex'), Buffer.from(hashOf(secret), 'hex'));
  return isRight ? { name: key.name, role: key.role } : null;
}
