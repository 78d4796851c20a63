import type { PrismaClient } from '../../generated/prisma/client';
import { ErrorCode, RostrumError } from '../errors';
import type { Sender } from '../limits/caller';
import type { VerifyJwt } from './jwt';
import { findKeyHolder, looksLikeKey } from './keys';
import { type Viewer, ANONYMOUS } from './policy';

const BEARER = /^bearer +([^\s]+) *$/i;

const unauthenticated = (message: string) => new RostrumError(ErrorCode.UNAUTHENTICATED, message);

/** Determines the viewer of a request. */
export type ViewerOf = (sender: Sender) => Promise<Viewer>;

/** As resolveViewer; the caller is a key, or the address without one. Throws RATE_LIMITED if a key has used up its share. */
export const viewersBy =
  (deps: Parameters<typeof resolveViewer>[1]): ViewerOf =>
  async ({ authorization, caller }) => {
    if (authorization === undefined) return { ...ANONYMOUS, caller };
    const viewer = await resolveViewer(authorization, deps);
    const keyed = caller.as(viewer.id);
    keyed.admit();
    return { ...viewer, caller: keyed };
  };

/**
 * The viewer of a request by its Authorization header. Without a header it is ANONYMOUS; an invalid header is an error
 * and not ANONYMOUS, so that an expired token is noticed.
 */
export async function resolveViewer(
  header: string | undefined,
  { prisma, verifyJwt }: { prisma: Pick<PrismaClient, 'apiKey'>; verifyJwt: VerifyJwt | null },
): Promise<Viewer> {
  if (header === undefined) return ANONYMOUS;
  const token = BEARER.exec(header)?.[1];
  if (!token) throw unauthenticated('The authorization header should read "Bearer <API key or JWT>".');

  if (looksLikeKey(token)) {
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
