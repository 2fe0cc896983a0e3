import type { Plugin } from 'graphql-yoga';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { stateOf } from './request.ts';

/** What is measured of one server. */
export interface Metrics {
  /** Tells of a read of the store, that took so many seconds. */
  readonly read: (seconds: number) => void;
  /** All figures, as Prometheus reads them. */
  readonly text: () => Promise<string>;
  readonly type: string;
  readonly plugin: Plugin;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * Figures of a server of their own. `reports` gives how many reports are held; null where that cannot be told, which leaves it out.
 * With `process`, those of this process come with them: memory, time, event loop.
 */
export function metricsOf(
  reports: () => Promise<number | null>,
  underWay: ReadonlySet<unknown>,
  process: boolean,
): Metrics {
  const register = new Registry();
  const registers = [register];
  if (process) collectDefaultMetrics({ register });
  const requests = new Counter({
    name: 'fazhi_requests_total',
    help: 'Questions and changes, by the field asked for and how they ended.',
    labelNames: ['field', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'fazhi_request_duration_seconds',
    help: 'How long questions and changes took.',
    labelNames: ['field'],
    buckets: SECONDS,
    registers,
  });
  const reads = new Histogram({
    name: 'fazhi_store_read_duration_seconds',
    help: 'How long round trips to the store took.',
    buckets: SECONDS,
    registers,
  });
  new Gauge({
    name: 'fazhi_requests_under_way',
    help: 'Questions and changes that are being answered, and followers.',
    registers,
    collect() {
      this.set(underWay.size);
    },
  });
  new Gauge({
    name: 'fazhi_reports',
    help: 'Reports in the graph.',
    registers,
    async collect() {
      const held = await reports().catch(() => null);
      this.remove();
      if (held !== null) this.set(held);
    },
  });
  return {
    read: (seconds) => reads.observe(seconds),
    text: () => register.metrics(),
    type: register.contentType,
    plugin: {
      onResponse({ request }) {
        const state = stateOf(request);
        if (!state?.isQuestion) return;
        requests.inc({ field: state.field, outcome: state.codes.size > 0 ? 'error' : 'ok' });
        durations.observe({ field: state.field }, (performance.now() - state.begun) / 1000);
      },
    },
  };
}
