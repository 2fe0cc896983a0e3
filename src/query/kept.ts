import QuickLRU from 'quick-lru';
import { originOf, standingFor } from '../store/bound.ts';
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
/** What was kept when a question began. */
const begun = new WeakMap<Store, () => Promise<Kept>>();

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
  const known = (await keptOf(store))[place];
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

/** The same store for one question: what is kept of it is of the moment when it was first asked, whatever is written since. */
export function steady(store: Store): Store {
  const standing = standingFor(store, { revision: async () => (await keptOf(standing)).revision });
  let first: Promise<Kept> | undefined;
  begun.set(standing, () => (first ??= keptOf(store)));
  return standing;
}

async function keptOf(store: Store): Promise<Kept> {
  const first = begun.get(store);
  if (first) return first();
  const [origin, revision] = [originOf(store), await store.revision()];
  const before = stores.get(origin);
  if (before?.revision === revision) return before;
  const empty = { revision, rows: new Map(), answers: new QuickLRU<string, Promise<unknown>>({ maxSize: MOST }) };
  stores.set(origin, empty);
  return empty;
}
