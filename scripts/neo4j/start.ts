import { startNeo4j } from './server.ts';

// npx tsx scripts/neo4j/start.ts [FOLDER]: a Neo4j with Browser to try things on, until Ctrl-C.
const server = await startNeo4j({ folder: process.argv[2] ?? '.fazhi/neo4j', bolt: 7687, http: 7474 });
console.log(`Neo4j at ${server.uri} (no login), Browser at ${server.browser}; Ctrl-C ends it.`);
process.once('SIGINT', () => void server.stop());
