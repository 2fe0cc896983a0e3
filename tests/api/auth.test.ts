import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULTS, readSettings, SETTINGS, SettingsError, unknownSettings } from '../../src/api/server/settings.ts';
import { codes, KEY, post, READ_KEY, send, serving } from './serving.ts';

const { serve } = serving();
const question = '{ stats { reports } }';
const change = 'mutation { remove(reports: ["500153/2023"]) { removed } }';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const SECRET = 'thirty-two bytes of secret words.';
const secretKey = new TextEncoder().encode(SECRET);

/** A change that this server has the right for, but nothing to carry it out with. */
const ALLOWED = ['READ_ONLY'];

describe('without any setting', () => {
  it('everybody may ask and nobody may change anything, with what to set', async () => {
    const { url } = await serve();
    expect((await post(url, question)).data).toEqual({ stats: { reports: 3 } });
    const reply = await post(url, change);
    expect(codes(reply)).toEqual(['FORBIDDEN']);
    expect(reply.status).toBe(403);
    expect(reply.errors![0]!.message).toMatch(/FAZHI_API_KEYS or FAZHI_JWT_SECRET/);
    expect(reply.data?.remove).toBeUndefined();
  });

  it('a key that is sent all the same is not taken as none', async () => {
    const { url } = await serve();
    const reply = await post(url, question, bearer(KEY));
    expect([reply.status, codes(reply), reply.headers.get('www-authenticate')]).toEqual([
      401,
      ['UNAUTHENTICATED'],
      'Bearer',
    ]);
  });
});

describe('keys', () => {
  it('of the one kind may change things, those of the other may not', async () => {
    const { url } = await serve({ apiKeys: ['another-key-that-is-right', KEY], readKeys: [READ_KEY] });
    expect(codes(await post(url, change, bearer(KEY)))).toEqual(ALLOWED);
    expect(codes(await post(url, change, { 'x-api-key': KEY }))).toEqual(ALLOWED);
    expect(codes(await post(url, change, bearer(READ_KEY)))).toEqual(['FORBIDDEN']);
    expect(codes(await post(url, change))).toEqual(['FORBIDDEN']);
    expect(codes(await post(url, change, bearer(`${KEY}s`)))).toEqual(['UNAUTHENTICATED']);
  });

  it('are needed to ask where reading is guarded', async () => {
    const { url } = await serve({ read: 'guarded', apiKeys: [KEY], readKeys: [READ_KEY] });
    const anonymous = await post(url, question);
    expect([anonymous.status, codes(anonymous)]).toEqual([401, ['UNAUTHENTICATED']]);
    for (const key of [KEY, READ_KEY]) expect(codes(await post(url, question, bearer(key)))).toEqual([]);
    const at = (path: string) => new URL(path, url);
    expect((await fetch(at('/metrics'))).status).toBe(401);
    expect((await fetch(at('/metrics'), { headers: bearer(READ_KEY) })).status).toBe(200);
    expect((await fetch(at('/health'))).status).toBe(200);
    expect((await fetch(at('/ready'))).status).toBe(200);
  });
});

describe('tokens', () => {
  let folder: string;
  let url: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fazhi-jwks-'));
    const guard = { jwtSecret: SECRET, jwtIssuer: 'https://id.example', jwtAudience: 'fazhi' };
    url = (await serve({ read: 'guarded', ...guard })).url;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const token = (
    scope: unknown,
    { iss = 'https://id.example', aud = 'fazhi', exp = '5m' as string | number | null } = {},
  ) => {
    const made = new SignJWT({ scope })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('someone')
      .setIssuer(iss)
      .setAudience(aud);
    return (exp === null ? made : made.setExpirationTime(exp)).sign(secretKey);
  };

  it('have the rights of their scope', async () => {
    expect(codes(await post(url, question, bearer(await token('fazhi:read'))))).toEqual([]);
    expect(codes(await post(url, change, bearer(await token('fazhi:read'))))).toEqual(['FORBIDDEN']);
    expect(codes(await post(url, change, bearer(await token('openid fazhi:write'))))).toEqual(ALLOWED);
    expect(codes(await post(url, change, bearer(await token(['fazhi:write']))))).toEqual(ALLOWED);
    expect(codes(await post(url, question, bearer(await token('fazhi:writer'))))).toEqual(['FORBIDDEN']);
    expect(codes(await post(url, question, bearer(await token(undefined))))).toEqual(['FORBIDDEN']);
  });

  it.each([
    ['has expired', () => token('fazhi:write', { exp: 1_000_000_000 }), /expired/],
    ['never expires', () => token('fazhi:write', { exp: null }), /claim exp/],
    ['is of another issuer', () => token('fazhi:write', { iss: 'https://evil.example' }), /claim iss/],
    ['is for another service', () => token('fazhi:write', { aud: 'other' }), /claim aud/],
    ['is signed with another secret', () => signed('HS256', 'x'.repeat(32)), /signature/],
    ['is signed with the same secret in another way', () => signed('HS512', SECRET), /a way that is not taken/],
    ['is not signed', async () => unsigned(), /signature or form|a way/],
    ['is none', async () => 'a.b.c', /form/],
  ])('are refused of which one %s', async (_what, make, message) => {
    const reply = await post(url, question, bearer(await make()));
    expect([reply.status, codes(reply)]).toEqual([401, ['UNAUTHENTICATED']]);
    expect(reply.errors![0]!.message).toMatch(message);
  });

  const claims = { scope: 'fazhi:write', iss: 'https://id.example', aud: 'fazhi' };
  const signed = (alg: string, secret: string) =>
    new SignJWT(claims).setProtectedHeader({ alg }).setExpirationTime('5m').sign(new TextEncoder().encode(secret));
  const unsigned = () => new UnsecuredJWT(claims).setExpirationTime('5m').encode();

  it('are checked with public keys where these are given, and with them only', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwks = join(folder, 'jwks.json');
    const jwk = await exportJWK(publicKey);
    writeFileSync(jwks, JSON.stringify({ keys: [{ ...jwk, kid: 'one', use: 'sig' }] }));
    const server = await serve({ jwtJwks: jwks });
    const asRsa = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setExpirationTime('5m')
      .sign(privateKey);
    expect(codes(await post(server.url, change, bearer(asRsa)))).toEqual(ALLOWED);
    // The public key as if it were a shared secret.
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(codes(await post(server.url, change, bearer(await signed('HS256', pem))))).toEqual(['UNAUTHENTICATED']);
    expect(codes(await post(server.url, change, bearer(unsigned())))).toEqual(['UNAUTHENTICATED']);
  });

  it('cannot be checked with a file that holds no keys, which is told at the start', async () => {
    const file = join(folder, 'none.json');
    writeFileSync(file, 'no keys');
    await expect(serve({ jwtJwks: file })).rejects.toThrow(SettingsError);
  });

  it('that cannot be checked just now are not told to be wrong', async () => {
    // Nothing listens on port 1.
    const server = await serve({ jwtJwks: 'https://127.0.0.1:1/jwks' });
    const reply = await post(server.url, question, bearer(await token('fazhi:read')));
    // This one's way of signing is refused before any key is fetched.
    expect(codes(reply)).toEqual(['UNAUTHENTICATED']);
    const { privateKey } = generateKeyPairSync('ed25519');
    const other = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA' })
      .setExpirationTime('5m')
      .sign(privateKey);
    const unsure = await post(server.url, question, bearer(other));
    expect([unsure.status, codes(unsure)]).toEqual([503, ['AUTH_UNAVAILABLE']]);
  });
});

describe('pages of other origins', () => {
  const get = (url: string, headers: Record<string, string> = {}) =>
    send(`${url}?query=${encodeURIComponent(question)}`, { headers });

  it('can send nothing that is answered, since they cannot send the headers that are asked for', async () => {
    const { url } = await serve({ apiKeys: [KEY] });
    const form = new URLSearchParams({ query: question });
    const upload = new FormData();
    upload.append('operations', JSON.stringify({ query: question }));
    upload.append('map', '{}');
    for (const body of [form, upload]) {
      const reply = await send(url, { method: 'POST', body, headers: { 'x-api-key': KEY } });
      expect([reply.status, codes(reply)]).toEqual([403, ['CSRF']]);
    }
    const plain = await send(url, { method: 'POST', body: JSON.stringify({ query: question }) });
    expect([plain.status, codes(plain)]).toEqual([403, ['CSRF']]);
    expect(codes(await get(url))).toEqual(['CSRF']);
    for (const name of ['x-graphql-yoga-csrf', 'apollo-require-preflight'])
      expect((await get(url, { [name]: '1' })).data).toEqual({ stats: { reports: 3 } });
  });

  it('change nothing by GET, whatever headers there are', async () => {
    const { url } = await serve({ apiKeys: [KEY] });
    const headers = { 'x-graphql-yoga-csrf': '1', 'x-api-key': KEY };
    const reply = await send(`${url}?query=${encodeURIComponent(change)}`, { headers });
    expect(reply.status).toBe(405);
    expect(reply.errors![0]!.message).toMatch(/POST/);
  });

  it('read answers only where they are named', async () => {
    const asked = async (url: string, origin: string) =>
      (await post(url, question, { origin })).headers.get('access-control-allow-origin');
    expect(await asked((await serve()).url, 'https://a.example')).toBeNull();
    const { url } = await serve({ corsOrigins: ['https://a.example', 'https://b.example'] });
    expect(await asked(url, 'https://a.example')).toBe('https://a.example');
    expect(await asked(url, 'https://c.example')).not.toBe('https://c.example');
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    // Neo4j Browser loads its guide whatever is named.
    const guide = await fetch(new URL('/browser/guide.html', url), { headers: { origin: 'http://localhost:7474' } });
    expect(guide.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('settings of the environment', () => {
  it('are the usual ones where nothing is set', () => {
    expect(readSettings({ FAZHI_RATE: '', FAZHI_STORE: 'x' })).toEqual(DEFAULTS);
  });

  it('are read in their units', () => {
    const env = {
      ...{ FAZHI_READ: 'guarded', FAZHI_API_KEYS: ` ${KEY} , another-key-that-is-long`, FAZHI_TIMEOUT: '5' },
      ...{
        FAZHI_UPLOAD_LIMIT: '20',
        FAZHI_CORS_ORIGINS: 'https://a.example,http://localhost:3000',
        FAZHI_GRAPHIQL: 'off',
      },
    };
    expect(readSettings(env)).toEqual({
      ...DEFAULTS,
      ...{ read: 'guarded', apiKeys: [KEY, 'another-key-that-is-long'], timeout: 5000, uploadLimit: 20_000_000 },
      ...{ corsOrigins: ['https://a.example', 'http://localhost:3000'], graphiql: false },
    });
  });

  it.each([
    [{ FAZHI_RATE: '-1' }, /^FAZHI_RATE is "-1"; write requests of one client in a minute/],
    [{ FAZHI_TIMEOUT: '0' }, /FAZHI_TIMEOUT is "0"; write seconds/],
    [{ FAZHI_DEPTH: '1e3' }, /FAZHI_DEPTH is "1e3"/],
    [{ FAZHI_READ: 'closed' }, /write open or guarded/],
    [{ FAZHI_READ: 'guarded' }, /nobody has a key; set FAZHI_READ_KEYS/],
    [{ FAZHI_API_KEYS: 'hunter2' }, /^FAZHI_API_KEYS cannot be used; write keys of 16 letters/],
    [{ FAZHI_READ_KEYS: 'hunter2 and other words' }, /^FAZHI_READ_KEYS cannot be used/],
    [{ FAZHI_JWT_SECRET: 'hunter2' }, /^FAZHI_JWT_SECRET cannot be used; write a secret of 32 bytes/],
    [{ FAZHI_JWT_JWKS: 'http://id.example/jwks' }, /FAZHI_JWT_JWKS is "http:\/\/id.example\/jwks"; write a file/],
    [{ FAZHI_JWT_SECRET: SECRET, FAZHI_JWT_JWKS: 'package.json' }, /both set/],
    [{ FAZHI_CORS_ORIGINS: 'https://a.example/' }, /write origins as in/],
    [{ FAZHI_OPERATIONS: 'package.json' }, /a folder of \.graphql files/],
    [{ FAZHI_INTROSPECTION: 'no' }, /write on or off/],
    [{ FAZHI_LOG: 'loud' }, /debug, info/],
  ])('%o are refused', (env, message) => {
    expect(() => readSettings(env)).toThrow(SettingsError);
    expect(() => readSettings(env)).toThrow(message);
    expect(() => readSettings(env)).not.toThrow(/hunter2/);
  });

  it('are all in the manual, and nothing else is', () => {
    const told = new Set(readFileSync('docs/serving.md', 'utf8').match(/FAZHI_[A-Z_]+(?=`\s*\|)/g));
    expect([...told].sort()).toEqual([...SETTINGS, 'FAZHI_PORT', 'FAZHI_STORE'].sort());
  });

  it('that are none are noticed', () => {
    expect(
      unknownSettings({ FAZHI_APIKEYS: 'x', FAZHI_RATE: '1', FAZHI_STORE: 'x', PATH: '' }, ['FAZHI_STORE']),
    ).toEqual(['FAZHI_APIKEYS']);
  });
});
