import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { adoption } from './adoption.ts';
import { ask } from './ask.ts';
import { change } from './change.ts';
import { compare } from './compare.ts';
import { cooperation } from './cooperation.ts';
import { coverage } from './coverage.ts';
import { diffusion } from './diffusion.ts';
import { document } from './document.ts';
import { figure } from './figure.ts';
import { holdings } from './holdings.ts';
import { institution } from './institution.ts';
import { path } from './path.ts';
import { place } from './place.ts';
import { practice } from './practice.ts';
import { report } from './report.ts';
import { search } from './search.ts';

/** The schema's text stays in `src/api`, also when the code runs compiled. */
const FOLDER = fileURLToPath(new URL('../../src/api/', import.meta.url));

/** The GraphQL schema: the `.graphql` files of this folder and the resolvers beside them. */
export function schema() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
  return makeExecutableSchema({
    typeDefs: files.sort().map((name) => readFileSync(`${FOLDER}${name}`, 'utf8')),
    resolvers: [
      holdings,
      place,
      adoption,
      practice,
      cooperation,
      document,
      institution,
      figure,
      report,
      coverage,
      diffusion,
      path,
      compare,
      search,
      change,
      ask,
    ],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}
