import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { browserFile } from '../browser.ts';
import type { Caller } from './auth.ts';
import type { Metrics } from './metrics.ts';
import type { Settings } from './settings.ts';

/** Milliseconds that a store has to answer whoever asks whether it is there. */
export const PROMPTLY = 2000;

/** Whoever opens the server's address meets GraphiQL. */
export const useHome: Plugin = {
  onRequest({ url, fetchAPI, endResponse }) {
    if (url.pathname === '/')
      endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: '/graphql' } }));
  },
};

/** Neo4j Browser plays the guide and loads the style from here. */
export const useBrowserFiles: Plugin = {
  onRequest({ url, fetchAPI, endResponse }) {
    const file = browserFile(url.pathname, url.origin);
    if (file) endResponse(new fetchAPI.Response(file.body, { headers: file.headers }));
  },
};

/** /ready: 200 once the store answers, 503 where it does not within two seconds, or where the server ends. */
export function useReady(answers: () => Promise<boolean>, isEnding: () => boolean, log: Logger): Plugin {
  let asked: Promise<boolean> | undefined;
  /** However often it is asked, the store is asked once at a time. */
  const ready = () => {
    asked ??= answers()
      .catch((err) => {
        log.warn({ err }, 'the store does not answer');
        return false;
      })
      .finally(() => {
        asked = undefined;
      });
    return promptly(asked, false);
  };
  return {
    async onRequest({ url, fetchAPI, endResponse }) {
      if (url.pathname !== '/ready') return;
      const is = !isEnding() && (await ready());
      endResponse(
        new fetchAPI.Response(is ? 'ready\n' : isEnding() ? 'ending\n' : 'the store does not answer\n', {
          status: is ? 200 : 503,
          headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
        }),
      );
    },
  };
}

/** /metrics, for whoever may ask. */
export function useMetricsPage(
  metrics: Metrics,
  { read }: Settings,
  authenticate: (headers: Headers) => Promise<Caller>,
): Plugin {
  return {
    async onRequest({ url, request, fetchAPI, endResponse }) {
      if (url.pathname !== '/metrics') return;
      const may =
        read === 'open' ||
        (await authenticate(request.headers).then(
          (caller) => caller.may.read,
          () => false,
        ));
      const answer = may
        ? new fetchAPI.Response(await metrics.text(), { headers: { 'content-type': metrics.type } })
        : new fetchAPI.Response('a key is needed\n', { status: 401, headers: { 'www-authenticate': 'Bearer' } });
      endResponse(answer);
    },
  };
}

/** What is done within PROMPTLY milliseconds, or else something in its place. */
export function promptly<Value>(done: Promise<Value>, otherwise: Value): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((resolve) => {
    timer = setTimeout(resolve, PROMPTLY, otherwise);
  });
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
