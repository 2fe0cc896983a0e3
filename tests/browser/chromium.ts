import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium without a window: CHROMIUM of the environment, else an installed one, else, where root may, one from apt. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: find() ?? install(), args: ['--no-sandbox'] });
}

function find(): string | undefined {
  const { CHROMIUM } = process.env;
  if (CHROMIUM && !existsSync(CHROMIUM)) throw new Error(`CHROMIUM names no file: ${CHROMIUM}`);
  return CHROMIUM || PLACES.find((path) => existsSync(path));
}

function install(): string {
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-y', '-qq', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  if (process.getuid?.() === 0) {
    apt('update');
    apt('install', '--no-install-recommends', 'chromium');
  }
  const found = find();
  if (found) return found;
  throw new Error('Chromium is missing: install it (apt-get install chromium), or name one in CHROMIUM');
}
