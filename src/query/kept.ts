import QuickLRU from 'quick-lru';
import { originOf } from '../store/bound.ts';
import { AbandonedError, type Store } from '../store/store.ts';

/** How many answers are kept of one store. */
const MOST = 300;

interface Kept {
  revision: string;
  readonly answers: QuickLRU<string, Promise<unknown>>;
}

const stores = new WeakMap<Store, Kept>();

/** What `ask` finds out about a store, asked once for all who want it until something is written. `name` tells one question from another. */
export async function kept<Answer>(store: Store, name: string, ask: () => Promise<Answer>): Promise<Answer> {
  const revision = await store.revision();
  const origin = originOf(store);
  let known = stores.get(origin);
  if (known?.revision !== revision) {
    known = { revision, answers: new QuickLRU({ maxSize: MOST }) };
    stores.set(origin, known);
  }
  const { answers } = known;
  const before = answers.get(name) as Promise<Answer> | undefined;
  // Whoever asked first may have left since.
  const again = (problem: unknown) => {
    if (problem instanceof AbandonedError) return kept(store, name, ask);
    throw problem;
  };
  if (before) return before.catch(again);
  const answer = ask();
  answers.set(name, answer);
  answer.catch(() => answers.delete(name));
  return answer;
}
