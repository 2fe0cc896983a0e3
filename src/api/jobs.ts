import { randomUUID } from 'node:crypto';
import { createGraphQLError, Repeater } from 'graphql-yoga';

/** A step of a change; `last` is what was just done. */
export interface Progress<Last> {
  readonly job: string;
  readonly state: 'waiting' | 'reading' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly last: Last | null;
}

/** A job that has its turn. */
export interface Job<Last> {
  readonly id: string;
  /** Tells that one more is done. */
  step(last: Last | null): void;
  /** Tells that some will not be done: its last state is `failed`. */
  giveUp(): void;
}

/** Changes, carried out one after another in the order they came, and told of as they go on. */
export interface Jobs<Last> {
  /** Whether no more is to be begun. */
  readonly stopping: boolean;
  /**
   * Gives `work` its turn, to do `total` things. An id that is not of the right form, or that is in use, is an error, and so is any
   * job once it is closed.
   */
  run<Result>(id: string | null | undefined, total: number, work: (job: Job<Last>) => Promise<Result>): Promise<Result>;
  /** All steps, or those of one job until it has ended; what is under way is told at once as it stands. Ends when the jobs are closed. */
  follow(id: string | null | undefined): AsyncIterable<Progress<Last>>;
  /** Takes no more, and waits until what was taken has ended. */
  close(): Promise<void>;
}

/** How many jobs that have ended are remembered, for those who ask too late. */
const REMEMBERED = 100;
/** How many steps wait for somebody who follows slowly; older ones are left out. */
const BEHIND = 1000;

const hasEnded = ({ state }: Progress<unknown>): boolean => state === 'done' || state === 'failed';

interface Follower<Last> {
  tell(step: Progress<Last>): void;
  end(): void;
}

/** A queue of changes. */
export function openJobs<Last>(): Jobs<Last> {
  const states = new Map<string, Progress<Last>>();
  const followers = new Set<Follower<Last>>();
  let turn: Promise<unknown> = Promise.resolve();
  let stopping = false;

  function tell(step: Progress<Last>): void {
    states.set(step.job, step);
    if (hasEnded(step)) {
      const ended = [...states.values()].filter(hasEnded);
      for (const { job } of ended.slice(0, -REMEMBERED)) states.delete(job);
    }
    for (const follower of followers) follower.tell(step);
  }

  function run<Result>(asked: string | null | undefined, total: number, work: (job: Job<Last>) => Promise<Result>) {
    if (stopping) throw stopped();
    const id = asked == null ? randomUUID() : wellFormed(asked);
    if (states.has(id)) throw refused(`the job ${id} is there already; name another one`, 'JOB_IN_USE');
    let now: Progress<Last> = { job: id, state: 'waiting', done: 0, total, last: null };
    let whole = true;
    const next = (change: Partial<Progress<Last>>) => {
      now = { ...now, last: null, ...change };
      tell(now);
    };
    const job: Job<Last> = {
      id,
      step: (last) => next({ done: now.done + 1, last }),
      giveUp: () => {
        whole = false;
      },
    };
    const result = turn.then(async () => {
      next({ state: 'reading' });
      try {
        return await work(job);
      } catch (problem) {
        whole = false;
        throw problem;
      } finally {
        next({ state: whole ? 'done' : 'failed' });
      }
    });
    turn = result.catch(() => undefined);
    next({});
    return result;
  }

  return {
    get stopping() {
      return stopping;
    },
    // Not under way at once: what is wrong with the id is the promise's failure.
    run: async (id, total, work) => run(id, total, work),
    follow(asked) {
      const id = asked == null ? null : wellFormed(asked);
      const known = () => [...states.values()].filter((step) => (id === null ? !hasEnded(step) : step.job === id));
      return following(id, known, followers);
    },
    async close() {
      stopping = true;
      await turn;
      for (const follower of followers) follower.end();
    },
  };
}

/** What is known when the first is asked for, and the steps from then on, as fast as they are asked for. */
function following<Last>(
  id: string | null,
  known: () => readonly Progress<Last>[],
  followers: Set<Follower<Last>>,
): AsyncIterable<Progress<Last>> {
  return new Repeater<Progress<Last>>((push, stop) => {
    const waiting: Progress<Last>[] = [];
    let isLast = false;
    let telling = false;
    async function tellAll(): Promise<void> {
      if (telling) return;
      telling = true;
      for (let step = waiting.shift(); step; step = waiting.shift()) await push(step);
      telling = false;
      if (isLast) stop();
    }
    const follower: Follower<Last> = {
      tell(step) {
        if (id !== null && step.job !== id) return;
        waiting.push(step);
        if (waiting.length > BEHIND) waiting.shift();
        isLast ||= id !== null && hasEnded(step);
        void tellAll();
      },
      end() {
        isLast = true;
        void tellAll();
      },
    };
    followers.add(follower);
    void stop.then(() => followers.delete(follower));
    for (const step of known()) follower.tell(step);
  });
}

function wellFormed(id: string): string {
  if (/^[A-Za-z0-9-]{1,64}$/.test(id)) return id;
  throw refused(`"${id}" is no id of a job; write 1 to 64 letters, digits and hyphens`, 'BAD_JOB');
}

/** The error for whoever wants a change while the server ends. */
export const stopped = () => refused('the server is being stopped; send it again when it is back', 'STOPPING');

const refused = (message: string, code: string) => createGraphQLError(message, { extensions: { code } });
