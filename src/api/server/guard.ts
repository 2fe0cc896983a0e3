import { getOperationAST } from 'graphql';
import { createGraphQLError, type FetchAPI, type Plugin } from 'graphql-yoga';
import { type Caller, unauthenticated } from './auth.ts';
import { INSIDE } from './client.ts';
import { rateLimiter } from './rate.ts';
import { type RequestState, stateOf } from './request.ts';
import type { Settings } from './settings.ts';

/** Headers that a page of another origin cannot send unasked; one of them goes with requests that it could send otherwise. */
const NOT_SIMPLE = ['x-graphql-yoga-csrf', 'apollo-require-preflight'];
/** What a form can send. */
const SIMPLE = /^(text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

const refusal = (code: string, status: number, message: string, headers: Record<string, string> = {}) =>
  createGraphQLError(message, { extensions: { code, http: { status, headers } } });

/**
 * Lets a question pass whose key or token holds, who has not asked too often, that no page of another origin can have sent in
 * its reader's name, and that is no larger than allowed; all before its body is read.
 */
export function useGuard(settings: Settings, authenticate: (headers: Headers) => Promise<Caller>): Plugin {
  const wait = rateLimiter(settings.rate);
  return {
    async onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      const state = stateOf(request)!;
      const caller = await authenticate(request.headers).catch((problem: Error) => problem);
      if (!(caller instanceof Error)) {
        state.may = caller.may;
        state.client = caller.name ?? state.client;
      }
      const seconds = state.client === INSIDE ? 0 : wait(state.client);
      if (seconds > 0)
        throw refusal(
          'RATE_LIMITED',
          429,
          `${settings.rate} requests a minute are answered; ask again in ${seconds} s`,
          {
            'retry-after': String(seconds),
          },
        );
      if (caller instanceof Error) throw caller;
      if (!caller.may.read) throw mayNotRead(caller);
      refuseForged(request);
      if (!requestParser && request.method === 'POST')
        throw refusal('UNSUPPORTED_MEDIA_TYPE', 415, 'send the question as content-type: application/json');
      if (!requestParser) return;
      const multipart = isMultipart(request);
      if (multipart && !caller.may.write) throw mayNotWrite(settings);
      const limit = multipart ? settings.uploadLimit : settings.bodyLimit;
      const parser = requestParser;
      if (isTooLarge(request, limit)) setRequestParser((asked) => parser(limited(asked, limit, fetchAPI)));
    },
    onExecute({ args: { document, operationName, contextValue } }) {
      const isChange = getOperationAST(document, operationName)?.operation === 'mutation';
      if (isChange && !(contextValue as unknown as RequestState).may.write) throw mayNotWrite(settings);
    },
  };
}

function mayNotRead({ name }: Caller): Error {
  if (name === null)
    return unauthenticated('asking needs a key or token here; send it as authorization: Bearer <key or token>');
  return refusal('FORBIDDEN', 403, 'this token has no right to ask; its scope needs fazhi:read');
}

function mayNotWrite({ apiKeys, jwtSecret, jwtJwks }: Settings): Error {
  const nobody = apiKeys.length === 0 && jwtSecret === null && jwtJwks === null;
  const advice = nobody
    ? 'nobody may change the graph here; to allow it, set FAZHI_API_KEYS or FAZHI_JWT_SECRET, as docs/serving.md says'
    : 'changes need a key, or a token with the scope fazhi:write; send it as authorization: Bearer <key or token>';
  return refusal('FORBIDDEN', 403, advice);
}

const isMultipart = ({ headers }: Request) => /^multipart\/form-data\b/i.test(headers.get('content-type') ?? '');

function refuseForged({ headers }: Request): void {
  const type = headers.get('content-type');
  if ((type !== null && !SIMPLE.test(type)) || NOT_SIMPLE.some((name) => headers.has(name))) return;
  throw refusal(
    'CSRF',
    403,
    'a page of another origin could have sent this; send content-type: application/json, or the header x-graphql-yoga-csrf: 1',
  );
}

/** Whether the body is too large by its own word, which is refused; or does not say how large it is, which is to be seen. */
function isTooLarge({ headers }: Request, limit: number): boolean {
  const length = headers.get('content-length');
  if (length === null || headers.has('transfer-encoding')) return true;
  if (!/^\d+$/.test(length) || Number(length) > limit) throw tooLarge(limit);
  return false;
}

const tooLarge = (limit: number) =>
  refusal(
    'REQUEST_TOO_LARGE',
    413,
    `a request may have ${limit / 1_000_000} MB; send less at once, and files as a multipart upload`,
  );

/** The same request, whose body fails where it grows too large. */
function limited(request: Request, limit: number, fetchAPI: FetchAPI): Request {
  const { url, method, headers, signal, body } = request;
  if (!body) return request;
  let read = 0;
  // A stream goes through one of its own kind only.
  const Transform = body instanceof ReadableStream ? TransformStream : fetchAPI.TransformStream;
  const counted = new Transform<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      read += chunk.byteLength;
      if (read > limit) controller.error(tooLarge(limit));
      else controller.enqueue(chunk);
    },
  });
  const init = { method, headers, signal, body: body.pipeThrough(counted), duplex: 'half' };
  return new fetchAPI.Request(url, init);
}
