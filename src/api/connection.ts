import { createGraphQLError } from 'graphql-yoga';
import { type Key, type Paging, pageOf, type Sorted } from '../query/page.ts';

/** The most rows that one field gives. */
export const MOST = 1000;

/** How a field asks for a page. */
export interface First {
  readonly first: number;
  readonly after?: string | null;
}

/** A page as GraphQL tells it. */
export interface Connection<Node> {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** What a field asks for, checked; an error where it is out of range or the cursor is none of ours. */
export function paging({ first, after }: First, most = MOST): Paging {
  if (first < 0 || first > most)
    throw createGraphQLError(`first is 0 to ${most}; got ${first}. Ask for the rest with after`, {
      extensions: { code: 'PAGE_OUT_OF_RANGE' },
    });
  return { first, after: after === null || after === undefined ? null : keyOf(after) };
}

/** The page of a sorted list that a field asks for; `read` turns its rows into nodes, all at once. */
export async function connection<Row, Node>(
  sorted: Sorted<Row>,
  asked: First,
  read: (rows: readonly Row[]) => Promise<readonly Node[]> | readonly Node[],
  most = MOST,
): Promise<Connection<Node>> {
  const { rows, total, before, more } = pageOf(sorted, paging(asked, most));
  const nodes = await read(rows.map(({ row }) => row));
  const edges = rows.map(({ key }, index) => ({ cursor: cursorOf(key), node: nodes[index]! }));
  return {
    totalCount: total,
    edges,
    nodes,
    pageInfo: {
      hasNextPage: more,
      hasPreviousPage: before,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A cursor is the key of its row, so that it stays good whatever comes before it. */
const cursorOf = (key: Key): string => Buffer.from(JSON.stringify(key)).toString('base64url');

function keyOf(cursor: string): Key {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.every((part) => typeof part === 'string' || typeof part === 'number')) return key;
  } catch {}
  throw createGraphQLError(`"${cursor}" is no cursor; give an endCursor or a cursor of an edge`, {
    extensions: { code: 'BAD_CURSOR' },
  });
}
