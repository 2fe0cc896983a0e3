// `npm run schema`: writes docs/schema.graphql, the whole schema in one file, and the types of docs/client from it.
import { readFileSync, writeFileSync } from 'node:fs';
import { generated, sdl } from './generate.ts';

writeFileSync('docs/schema.graphql', sdl());
writeFileSync('docs/client/generated.ts', await generated(readFileSync('docs/client/operations.graphql', 'utf8')));
