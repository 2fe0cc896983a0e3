import type { LogLevel } from './logging.ts';
import { VARIABLES } from './variables.ts';

/** How the server guards itself. Sizes are bytes, times milliseconds. */
export interface Settings {
  /** Whether everybody may ask, or only who shows a key or token. */
  readonly read: 'open' | 'guarded';
  /** Keys that may change the graph, and ask. */
  readonly apiKeys: readonly string[];
  /** Keys that may only ask. */
  readonly readKeys: readonly string[];
  /** Shared secret that tokens are signed with (HS256); null where there is none. */
  readonly jwtSecret: string | null;
  /** File or https address of the keys that tokens are signed with; null where there is none. */
  readonly jwtJwks: string | null;
  readonly jwtIssuer: string | null;
  readonly jwtAudience: string | null;
  readonly depth: number;
  readonly aliases: number;
  readonly tokens: number;
  readonly cost: number;
  readonly timeout: number;
  /** Characters of answers that are kept for those who ask the same again; 0 for none. */
  readonly answers: number;
  /** The most that a request may have, uploads apart. */
  readonly bodyLimit: number;
  readonly uploadLimit: number;
  /** Requests of one client in a minute; 0 for any number. */
  readonly rate: number;
  /** How many proxies stand before the server, each adding to X-Forwarded-For. */
  readonly trustProxy: number;
  /** Origins of pages that may read the answers; `*` for all. */
  readonly corsOrigins: readonly string[];
  /** Folder of the only operations that are answered; null for any. */
  readonly operations: string | null;
  readonly graphiql: boolean;
  readonly introspection: boolean;
  /** How much is logged; null where whoever starts the server decides. */
  readonly log: LogLevel | null;
}

/** A setting that cannot be used: says which, what was found and what to write. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** The environment variables that are settings. */
export const SETTINGS: readonly string[] = Object.keys(VARIABLES);

/** What holds where the environment says nothing. */
export const DEFAULTS: Settings = {
  read: 'open',
  ...{ apiKeys: [], readKeys: [], jwtSecret: null, jwtJwks: null, jwtIssuer: null, jwtAudience: null },
  ...{ depth: 12, aliases: 30, tokens: 2000, cost: 100_000 },
  timeout: 30_000,
  answers: 64_000_000,
  bodyLimit: 1_000_000,
  uploadLimit: 100_000_000,
  ...{ rate: 600, trustProxy: 0, corsOrigins: [], operations: null, graphiql: true, introspection: true, log: null },
};

/** Settings from the environment; a SettingsError where one cannot be used. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.entries(VARIABLES).flatMap(([name, { setting, reads, write, secret }]) => {
    const found = env[name]?.trim();
    if (!found) return [];
    const read = reads.safeParse(found);
    if (read.success) return [[setting, read.data] as const];
    const what = secret ? 'cannot be used' : `is ${JSON.stringify(found)}`;
    throw new SettingsError(`${name} ${what}; write ${write}`);
  });
  return checked({ ...DEFAULTS, ...Object.fromEntries(given) });
}

/** Names of variables that look like settings and are none, such as FAZHI_APIKEYS. */
export function unknownSettings(env: NodeJS.ProcessEnv = process.env, others: readonly string[] = []): string[] {
  return Object.keys(env).filter(
    (name) => name.startsWith('FAZHI_') && !SETTINGS.includes(name) && !others.includes(name),
  );
}

function checked(settings: Settings): Settings {
  const { read, apiKeys, readKeys, jwtSecret, jwtJwks } = settings;
  if (jwtSecret !== null && jwtJwks !== null)
    throw new SettingsError(
      'FAZHI_JWT_SECRET and FAZHI_JWT_JWKS are both set; set the one that tokens are signed with',
    );
  if (read === 'guarded' && apiKeys.length + readKeys.length === 0 && jwtSecret === null && jwtJwks === null)
    throw new SettingsError(
      'FAZHI_READ is guarded and nobody has a key; set FAZHI_READ_KEYS, FAZHI_API_KEYS or FAZHI_JWT_SECRET',
    );
  return settings;
}
