import { existsSync, statSync } from 'node:fs';
import { z } from 'zod';
import { LEVELS } from './logging.ts';
import type { Settings } from './settings.ts';

/** One environment variable: which setting it is, how it is read, and what is to be written. */
export interface Variable {
  readonly setting: keyof Settings;
  readonly reads: z.ZodType;
  readonly write: string;
  /** Never shown in a message. */
  readonly secret?: boolean;
}

const whole = (least: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .pipe(z.number().min(least));
const list = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item).min(1));
const onOff = z.enum(['on', 'off']).transform((word) => word === 'on');
/** Goes in a header as it is. */
const key = z.string().regex(/^[!-~]{16,}$/);
const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();
const isOrigin = (text: string) => text === '*' || (URL.canParse(text) && new URL(text).origin === text);
const bytes = (text: string) => Buffer.byteLength(text);

/** All that the environment may say of how the server guards itself. */
export const VARIABLES: Readonly<Record<string, Variable>> = {
  FAZHI_READ: { setting: 'read', reads: z.enum(['open', 'guarded']), write: 'open or guarded' },
  FAZHI_API_KEYS: {
    setting: 'apiKeys',
    reads: list(key),
    write: 'keys of 16 letters, digits and signs or more, with commas between',
    secret: true,
  },
  FAZHI_READ_KEYS: {
    setting: 'readKeys',
    reads: list(key),
    write: 'keys of 16 letters, digits and signs or more, with commas between',
    secret: true,
  },
  FAZHI_JWT_SECRET: {
    setting: 'jwtSecret',
    reads: z.string().refine((text) => bytes(text) >= 32),
    write: 'a secret of 32 bytes or more, as `openssl rand -base64 32` makes one',
    secret: true,
  },
  FAZHI_JWT_JWKS: {
    setting: 'jwtJwks',
    reads: z.string().refine((text) => text.startsWith('https://') || isFile(text)),
    write: 'a file that is there, or an https:// address',
  },
  FAZHI_JWT_ISSUER: { setting: 'jwtIssuer', reads: z.string(), write: 'the issuer that tokens name as iss' },
  FAZHI_JWT_AUDIENCE: { setting: 'jwtAudience', reads: z.string(), write: 'the audience that tokens name as aud' },
  FAZHI_DEPTH: { setting: 'depth', reads: whole(1), write: 'how many levels a question may nest, 1 or more' },
  FAZHI_ALIASES: { setting: 'aliases', reads: whole(0), write: 'how many aliases a question may have' },
  FAZHI_TOKENS: {
    setting: 'tokens',
    reads: whole(1),
    write: 'how many words and signs a question may have, 1 or more',
  },
  FAZHI_COST: { setting: 'cost', reads: whole(1), write: 'how many objects a question may give at most, 1 or more' },
  FAZHI_TIMEOUT: {
    setting: 'timeout',
    reads: whole(1)
      .transform((seconds) => seconds * 1000)
      .pipe(z.number().max(2 ** 31 - 1)),
    write: 'seconds that a question may take, 1 or more',
  },
  FAZHI_ANSWERS: {
    setting: 'answers',
    reads: whole(0).transform((megabytes) => megabytes * 1_000_000),
    write: 'megabytes of answers that are kept for those who ask the same again; 0 for none',
  },
  FAZHI_UPLOAD_LIMIT: {
    setting: 'uploadLimit',
    reads: whole(1).transform((megabytes) => megabytes * 1_000_000),
    write: 'megabytes that an upload may have, 1 or more',
  },
  FAZHI_RATE: { setting: 'rate', reads: whole(0), write: 'requests of one client in a minute; 0 for any number' },
  FAZHI_TRUST_PROXY: {
    setting: 'trustProxy',
    reads: whole(0),
    write: 'how many proxies stand before the server, 0 for none',
  },
  FAZHI_CORS_ORIGINS: {
    setting: 'corsOrigins',
    reads: list(z.string().refine(isOrigin)),
    write: 'origins as in https://example.org, with commas between, or *',
  },
  FAZHI_OPERATIONS: { setting: 'operations', reads: z.string().refine(isFolder), write: 'a folder of .graphql files' },
  FAZHI_GRAPHIQL: { setting: 'graphiql', reads: onOff, write: 'on or off' },
  FAZHI_INTROSPECTION: { setting: 'introspection', reads: onOff, write: 'on or off' },
  FAZHI_LOG: { setting: 'log', reads: z.enum(LEVELS), write: LEVELS.join(', ') },
};
