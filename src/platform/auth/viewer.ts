import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiKey, PrismaClient } from '../../generated/prisma/client';
import { ErrorCode, RostrumError } from '../errors';
import type { Sender } from '../limits/caller';
import type { VerifyJwt } from './jwt';
import { type Viewer, ANONYMOUS } from './policy';

type Keys = Pick<PrismaClient, 'apiKey'>;

const BEARER = /^bearer +([^\s]+) *$/i;

const unauthenticated = (message: string) => new RostrumError(ErrorCode.UNAUTHENTICATED, message);

/** Determines the viewer of a request. */
export type ViewerOf = (sender: Sender) => Promise<Viewer>;

/** As resolveViewer; the caller is a key, or the address without one. Throws RATE_LIMITED if a key has used up its share. */
export const viewersBy =
  (deps: Parameters<typeof resolveViewer>[1]): ViewerOf =>
  async ({ authorization, caller, origin }) => {
    if (authorization === undefined) return { ...ANONYMOUS, caller, origin };
    const viewer = await resolveViewer(authorization, deps);
    const keyed = caller.as(viewer.id);
    keyed.admit();
    return { ...viewer, caller: keyed, origin };
  };

/**
 * The viewer of a request by its Authorization header. Without a header it is ANONYMOUS; an invalid header is an error
 * and not ANONYMOUS, so that an expired token is noticed.
 */
export async function resolveViewer(
  header: string | undefined,
  { prisma, verifyJwt }: { prisma: Keys; verifyJwt: VerifyJwt | null },
): Promise<Viewer> {
  if (header === undefined) return ANONYMOUS;
  const token = BEARER.exec(header)?.[1];
  if (!token) throw unauthenticated('The authorization header should read "Bearer <API key or JWT>".');

  if (token.startsWith('rostrum_')) {
    const holder = await findKeyHolder(prisma, token);
    if (!holder)
      throw unauthenticated('This API key is unknown or revoked. Make one with "npx rostrum keys create".');
    return holder;
  }
  if (!verifyJwt) {
    throw unauthenticated(
      'This token is not an API key (rostrum_…), and no issuer of JWTs is configured here.',
    );
  }
  const viewer = await verifyJwt(token);
  if (!viewer) {
    throw unauthenticated(
      'This JWT is expired, malformed, or not from the issuer and for the audience that are configured here. Get a new one.',
    );
  }
  return viewer;
}

const TOKEN = /^rostrum_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

// A fast hash is sufficient: the secret is 256 random bits and cannot be guessed.
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

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
async function findKeyHolder(prisma: Keys, token: string): Promise<Viewer | null> {
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
