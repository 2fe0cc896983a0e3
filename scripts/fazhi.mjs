#!/usr/bin/env -S node --max-semi-space-size=64
// What `npx fazhi` runs: the built program, or what to do where it is not built. npm keeps a link to this file for good, so it
// is always there.
import { existsSync } from 'node:fs';

const program = new URL('../dist/main.js', import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  console.error('fazhi: the program is not built yet; `npm start` or `npm install && npm run build` does it');
  process.exitCode = 3;
}
