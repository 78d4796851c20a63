import {
  type JWTPayload,
  type JWTVerifyGetKey,
  createRemoteJWKSet,
  customFetch,
  errors,
  jwtVerify,
} from 'jose';
import { ErrorCode, RostrumError } from '../errors';
import { type Viewer, Role, findRole } from './policy';

export interface JwtSettings {
  jwksUrl: string;
  issuer: string;
  audience: string;
}

/**
 * Returns the viewer of a JWT, or null if the token is not valid. Throws UNAVAILABLE if its keys cannot be fetched.
 */
export type VerifyJwt = (token: string) => Promise<Viewer | null>;

// Fixed and asymmetric, so that a token can neither choose "none" nor pass off a public key as a shared secret.
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;
// As long as an e-mail address; text that is recorded as the actor cannot hold NUL.
const MAX_SUBJECT = 320;

/** Errors in the token, as opposed to failures to check it. */
const FAULTS = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

/** Verifies JWTs of one issuer for one audience with the keys at its JWKS address; jose fetches and caches them. */
export function jwtVerifier({ jwksUrl, issuer, audience }: JwtSettings): VerifyJwt {
  const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(jwksUrl), { [customFetch]: fetchBounded });
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['exp', 'sub'],
      });
      return viewerOf(payload);
    } catch (error) {
      if (FAULTS.some((fault) => error instanceof fault)) return null;
      throw new RostrumError(
        ErrorCode.UNAVAILABLE,
        'The keys for checking tokens cannot be fetched at the moment. Try again shortly.',
      );
    }
  };
}

// In bytes; a key takes less than a thousand.
const MAX_JWKS = 1_048_576;

/** As `fetch`, of an answer that is not too large. */
async function fetchBounded(url: string, options: RequestInit): Promise<Response> {
  const answer = await fetch(url, options);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.length;
    if (size > MAX_JWKS) throw new Error(`${url} sends more than ${MAX_JWKS} bytes`);
    parts.push(part);
  }
  return new Response(Buffer.concat(parts), { status: answer.status, headers: answer.headers });
}

/**
 * The claim `rostrum_role`, if present, must be a role. Many issuers use `role` for other purposes; without one of our
 * roles it gives READER.
 */
function viewerOf(payload: JWTPayload): Viewer | null {
  const { sub } = payload;
  if (typeof sub !== 'string' || sub.trim() === '' || sub.length > MAX_SUBJECT || sub.includes('\0'))
    return null;
  const who = {
    id: `jwt:${sub}`,
    actor: `${sub} (jwt)`,
    name: sub,
    expiresAt: new Date(payload.exp! * 1000),
  };
  if (payload.rostrum_role === undefined) return { ...who, role: findRole(payload.role) ?? Role.READER };
  const role = findRole(payload.rostrum_role);
  return role && { ...who, role };
}
