// `npm start`: installs what is missing, builds, reads the samples (or `npm start -- PATH…`) into the embedded graph,
// and serves it. The samples are invented, so they have a graph of their own: .fazhi/samples.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, root, run, stop } from './prepare.mjs';

const usage = 'usage: npm start -- [PATH…] [--port N] [--store STORE]';
const { values, positionals } = readArguments();
prepare();
if (run('npm', ['run', '--silent', 'build']) !== 0) stop('the build failed; the words of the compiler stand above.');

const main = join(root, 'scripts', 'fazhi.mjs');
// `#!/usr/bin/env -S node --flag`: node runs it here as it would be run by itself.
const flags = readFileSync(main, 'utf8').split('\n', 1)[0].split(' ').slice(3);
// Paths are meant from where the user is, which npm leaves for the checkout.
const from = process.env.INIT_CWD ?? process.cwd();
const paths = positionals.length ? positionals : samples();
const store = values.store ?? (positionals.length || process.env.FAZHI_STORE ? null : join(root, '.fazhi', 'samples'));
const onStore = store ? ['--store', store] : [];

const read = await follow(['ingest', ...onStore, '--', ...paths]);
// 1 says that some files were not read, each with its reason; whatever was read is served.
if (read > 1) process.exit(read);
process.exit(await follow(['serve', ...onStore, ...(values.port ? ['--port', values.port] : [])]));

function samples() {
  const folder = join(root, 'samples');
  const reports = readdirSync(folder).filter((name) => name !== 'README.md');
  return reports.sort().map((name) => relative(from, join(folder, name)));
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { port: { type: 'string' }, store: { type: 'string' } },
    });
  } catch (problem) {
    console.error(`fazhi: ${problem.message}\n${usage}`);
    process.exit(2);
  }
}

/** Runs fazhi to its end; Ctrl-C reaches it too, and it closes its store before it ends. */
function follow(args) {
  const child = spawn(process.execPath, [...flags, main, ...args], { cwd: from, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.removeAllListeners(signal);
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((done) => child.on('close', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143))));
}
