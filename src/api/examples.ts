import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A question to paste into GraphiQL. */
export interface ExampleQuery {
  readonly title: string;
  readonly query: string;
}

const FOLDER = fileURLToPath(new URL('../../graph/examples/', import.meta.url));

/** The questions of `graph/examples`, by name; line 1 of each file is its title. */
export function exampleQueries(): ExampleQuery[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
  return files.sort().map((name) => {
    const query = readFileSync(`${FOLDER}${name}`, 'utf8').trim();
    return { title: query.slice(1, query.indexOf('\n')).trim(), query };
  });
}
