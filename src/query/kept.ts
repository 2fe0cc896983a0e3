import QuickLRU from 'quick-lru';
import { originOf } from '../store/bound.ts';
import { AbandonedError, type Store } from '../store/store.ts';

/** How many answers to questions about something are kept of one store. */
const MOST = 300;

type Answers = Map<string, Promise<unknown>>;

interface Kept {
  readonly revision: string;
  /** What questions of all kinds lean on. */
  readonly rows: Answers;
  readonly answers: Answers;
}

const stores = new WeakMap<Store, Kept>();

/** What `ask` reads of a store for questions of all kinds, read once for all who want it until something is written. */
export const kept = <Rows>(store: Store, name: string, ask: () => Promise<Rows>): Promise<Rows> =>
  keptIn('rows', store, name, ask);

/** What `ask` finds out about something, found out once for all who want it until something is written or much else was asked. */
export const keptFor = <Answer>(
  store: Store,
  name: string,
  about: unknown,
  ask: () => Promise<Answer>,
): Promise<Answer> => keptIn('answers', store, JSON.stringify([name, about]), ask);

async function keptIn<Answer>(
  place: 'rows' | 'answers',
  store: Store,
  name: string,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const known = keptOf(originOf(store), await store.revision())[place];
  const before = known.get(name) as Promise<Answer> | undefined;
  // Whoever asked first may have left since.
  const again = (problem: unknown) => {
    if (problem instanceof AbandonedError) return keptIn(place, store, name, ask);
    throw problem;
  };
  if (before) return before.catch(again);
  const answer = ask();
  known.set(name, answer);
  answer.catch(() => known.delete(name));
  return answer;
}

function keptOf(store: Store, revision: string): Kept {
  const before = stores.get(store);
  if (before?.revision === revision) return before;
  const empty = { revision, rows: new Map(), answers: new QuickLRU<string, Promise<unknown>>({ maxSize: MOST }) };
  stores.set(store, empty);
  return empty;
}
