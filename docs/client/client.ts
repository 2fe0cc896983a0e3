// A typed client in thirty lines: `npx tsx docs/client/client.ts 三项制度 四川省`, with `fazhi serve` running.
import { pathToFileURL } from 'node:url';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { AdoptersDocument, type AdoptersQuery } from './generated.ts';

/** What a server at an address answers to a question; an Error with the server's words where it refuses. */
export async function ask<Answer, Variables>(
  url: string,
  question: TypedDocumentNode<Answer, Variables>,
  variables: Variables,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(question), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Answer; errors?: readonly { message: string }[] };
  if (errors || !data) throw new Error(errors?.map(({ message }) => message).join('; ') ?? `${response.status}`);
  return data;
}

/** Every place that adopted a practice, page by page. */
export async function* adopters(url: string, practice: string, within?: string) {
  let after: string | null | undefined;
  do {
    const { adoptions }: AdoptersQuery = await ask(url, AdoptersDocument, {
      practice,
      within: within ?? null,
      after: after ?? null,
    });
    yield* adoptions.nodes;
    after = adoptions.pageInfo.hasNextPage ? adoptions.pageInfo.endCursor : null;
  } while (after);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [practice = '', within] = process.argv.slice(2);
  for await (const { jurisdiction, firstYear, facts } of adopters('http://localhost:4000/graphql', practice, within))
    console.log(firstYear, jurisdiction.path.join('/'), facts[0]?.evidence[0]?.quote);
}
