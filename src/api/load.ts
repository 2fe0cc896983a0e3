import { grouped } from '../model/grouped.ts';

/** Rows for one key, asked for together with all keys that the same question gets in this turn. */
export type Load = <Row>(
  question: string,
  key: string,
  keyOf: (row: Row) => string,
  ask: (keys: readonly string[]) => Promise<readonly Row[]>,
) => Promise<readonly Row[]>;

/** Gathers what the resolvers of a list ask for one by one into one round trip, and asks nothing twice. */
export function loader(): Load {
  const open = new Map<string, { keys: Set<string>; rows: Promise<Map<string, unknown[]>> }>();
  const asked = new Map<string, Promise<Map<string, unknown[]>>>();

  return async <Row>(
    question: string,
    key: string,
    keyOf: (row: Row) => string,
    ask: (keys: readonly string[]) => Promise<readonly Row[]>,
  ) => {
    const one = JSON.stringify([question, key]);
    let rows = asked.get(one);
    if (!rows) {
      const batch = open.get(question) ?? begin(question, async (keys) => grouped(await ask(keys), keyOf));
      batch.keys.add(key);
      rows = batch.rows;
      asked.set(one, rows);
    }
    return ((await rows).get(key) ?? []) as Row[];
  };

  function begin(question: string, ask: (keys: string[]) => Promise<Map<string, unknown[]>>) {
    const keys = new Set<string>();
    const rows = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      open.delete(question);
      return ask([...keys].sort());
    });
    const batch = { keys, rows };
    open.set(question, batch);
    return batch;
  }
}
