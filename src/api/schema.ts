import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { cooperation } from './cooperation.ts';
import { document } from './document.ts';
import { figure } from './figure.ts';
import { holdings } from './holdings.ts';
import { institution } from './institution.ts';
import { place } from './place.ts';
import { practice } from './practice.ts';
import { report } from './report.ts';

/** The schema's text stays in `src/api`, also when the code runs compiled. */
const FOLDER = fileURLToPath(new URL('../../src/api/', import.meta.url));

/** The GraphQL schema: the `.graphql` files of this folder and the resolvers beside them. */
export function schema() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
  return makeExecutableSchema({
    typeDefs: files.sort().map((name) => readFileSync(`${FOLDER}${name}`, 'utf8')),
    resolvers: [holdings, place, practice, cooperation, document, institution, figure, report],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}
