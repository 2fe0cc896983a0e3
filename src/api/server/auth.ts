import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createGraphQLError } from 'graphql-yoga';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Rights } from '../context.ts';
import { type Settings, SettingsError } from './settings.ts';

/** Who asks, and what they may do. */
export interface Caller {
  readonly may: Rights;
  /** Tells callers with a key or token apart in the log; null for others. */
  readonly name: string | null;
}

/** Scopes of a token's claim `scope`. */
const READ = 'fazhi:read';
const WRITE = 'fazhi:write';

/** Public keys only: a token signed with a secret is checked with a secret only. */
const ASYMMETRIC = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** Seconds by which the clocks of two machines may differ. */
const SKEW = 5;

/** Told why the keys that tokens are signed with cannot be had. */
type Tell = (problem: unknown) => void;

/** What tells who asks from a request's headers; an error UNAUTHENTICATED where a key or token is given that does not hold. */
export function authenticator(settings: Settings, onError: Tell): (headers: Headers) => Promise<Caller> {
  const open = settings.read === 'open';
  const keys = [
    ...settings.apiKeys.map((key) => ({ digest: digest(key), may: { read: true, write: true } })),
    ...settings.readKeys.map((key) => ({ digest: digest(key), may: { read: true, write: false } })),
  ];
  const verify = verifier(settings, onError);
  return async (headers) => {
    const [, bearer] = /^Bearer +(.*\S)/i.exec(headers.get('authorization') ?? '') ?? [];
    const given = bearer ?? headers.get('x-api-key');
    if (!given) return { may: { read: open, write: false }, name: null };
    // All keys are compared, so that the time tells nothing.
    const sum = digest(given);
    const [known] = keys.filter((key) => timingSafeEqual(key.digest, sum));
    if (known) return { may: known.may, name: `key ${sum.toString('hex').slice(0, 8)}` };
    if (!verify || given.split('.').length !== 3) throw unauthenticated('this key is not known');
    const claims = await verify(given);
    const scopes = scopesOf(claims);
    const write = scopes.includes(WRITE);
    return {
      may: { read: open || write || scopes.includes(READ), write },
      name: `token ${String(claims.sub ?? '').slice(0, 64)}`,
    };
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();

function scopesOf({ scope }: JWTPayload): string[] {
  return Array.isArray(scope) ? scope.map(String) : typeof scope === 'string' ? scope.split(' ') : [];
}

function verifier(settings: Settings, onError: Tell): ((token: string) => Promise<JWTPayload>) | null {
  const { jwtSecret, jwtJwks, jwtIssuer, jwtAudience } = settings;
  if (jwtSecret === null && jwtJwks === null) return null;
  const options = {
    algorithms: jwtSecret === null ? ASYMMETRIC : ['HS256'],
    requiredClaims: ['exp'],
    clockTolerance: SKEW,
    ...(jwtIssuer !== null && { issuer: jwtIssuer }),
    ...(jwtAudience !== null && { audience: jwtAudience }),
  };
  const secret = jwtSecret === null ? null : new TextEncoder().encode(jwtSecret);
  const keySet = secret === null ? keysAt(jwtJwks!) : null;
  return async (token) => {
    try {
      const { payload } = secret ? await jwtVerify(token, secret, options) : await jwtVerify(token, keySet!, options);
      return payload;
    } catch (problem) {
      throw refused(problem, onError);
    }
  };
}

function keysAt(where: string) {
  if (where.startsWith('https://')) return createRemoteJWKSet(new URL(where));
  try {
    return createLocalJWKSet(JSON.parse(readFileSync(where, 'utf8')));
  } catch (cause) {
    throw new SettingsError(`FAZHI_JWT_JWKS names ${where}, which holds no JSON Web Key Set; write {"keys": […]}`, {
      cause,
    });
  }
}

function refused(problem: unknown, onError: Tell): Error {
  if (problem instanceof errors.JWTExpired) return unauthenticated('this token has expired; get a new one');
  if (problem instanceof errors.JWTClaimValidationFailed)
    return unauthenticated(`this token does not hold: its claim ${problem.claim} is missing or another one`);
  if (problem instanceof errors.JOSEAlgNotAllowed)
    return unauthenticated('this token is signed in a way that is not taken');
  const unreachable = problem instanceof errors.JWKSTimeout || problem instanceof errors.JWKSInvalid;
  if (problem instanceof errors.JOSEError && !unreachable && problem.code !== 'ERR_JOSE_GENERIC')
    return unauthenticated('this token does not hold: its signature or form is wrong');
  onError(problem);
  return createGraphQLError('tokens cannot be checked now; ask again in a while', {
    extensions: { code: 'AUTH_UNAVAILABLE', http: { status: 503 } },
  });
}

/** The error for whoever gave no key or token where one is needed, or one that does not hold. */
export const unauthenticated = (message: string) =>
  createGraphQLError(message, {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers: { 'www-authenticate': 'Bearer' } } },
  });
