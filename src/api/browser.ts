import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { CYPHER } from '../store/cypher.ts';

/** What Neo4j Browser is given: `cypher/browser/` over HTTP, its folder of saved queries as one archive to drop on the page. */
export interface BrowserFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer>;
}

const FOLDER = join(CYPHER, 'browser');

/** The address that the guide's links are written for. */
const WRITTEN_FOR = 'http://localhost:4000';

/** Browser runs at another origin, and asks with headers of its own and of its error reporting. */
const SHARED = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'cache-control': 'no-cache',
};

/** The file at /browser/guide.html, /browser/style.grass or /browser/favorites.zip, with links to `origin`; null for other paths. */
export function browserFile(path: string, origin: string): BrowserFile | null {
  const file = (type: string, body: Buffer<ArrayBuffer>) => ({ headers: { ...SHARED, 'content-type': type }, body });
  if (path === '/browser/guide.html') {
    const guide = readFileSync(join(FOLDER, 'guide.html'), 'utf8');
    return file('text/html; charset=utf-8', Buffer.from(guide.replaceAll(WRITTEN_FOR, origin)));
  }
  if (path === '/browser/style.grass')
    return file('text/plain; charset=utf-8', readFileSync(join(FOLDER, 'style.grass')));
  if (path === '/browser/favorites.zip') return file('application/zip', favorites());
  return null;
}

/** In a folder of their own, as Browser shows them; the same bytes each time. */
function favorites(): Buffer<ArrayBuffer> {
  const folder = join(FOLDER, 'favorites');
  const names = readdirSync(folder).sort();
  const files = names.map((name) => [`fazhi/${name}`, new Uint8Array(readFileSync(join(folder, name)))] as const);
  return Buffer.from(zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) }));
}
