import { type JWTPayload, type JWTVerifyGetKey, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { ErrorCode, RostrumError } from '../errors';
import { type Viewer, Role, findRole } from './roles';

export interface JwtSettings {
  jwksUrl: string;
  issuer: string;
  audience: string;
}

/** Turns a JWT into its viewer; null where the token is no good. Throws UNAVAILABLE where its keys cannot be fetched. */
export type VerifyJwt = (token: string) => Promise<Viewer | null>;

// Pinned, and asymmetric only: a token cannot choose "none", nor have a public key taken for a shared secret.
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;

/** The token's own faults, as opposed to not being able to tell. */
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

/** Verifies JWTs of one issuer for one audience, by the keys at its JWKS address, which jose fetches and caches. */
export function jwtVerifier({ jwksUrl, issuer, audience }: JwtSettings): VerifyJwt {
  const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(jwksUrl));
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
        'The keys that tokens are checked with cannot be fetched just now. Try again in a moment.',
      );
    }
  };
}

/**
 * `rostrum_role` decides, and must be a role. `role` is used by many issuers for their own ends, so one that isn't a
 * role of ours gives no more than reading, as does no role at all.
 */
function viewerOf(payload: JWTPayload): Viewer | null {
  const name = String(payload.sub);
  if (payload.rostrum_role === undefined) return { name, role: findRole(payload.role) ?? Role.READER };
  const role = findRole(payload.rostrum_role);
  return role && { name, role };
}
