import { statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { root } from '../config.ts';
import { isUpload } from '../model/source.ts';
import type { Store } from '../store/store.ts';

type Address = Pick<Store, 'address' | 'kind'>;

/** Where texts are kept: `<store>.texts` beside an embedded store, `texts` in its folder, or in the checkout for a server. */
export function archiveOf({ address, kind }: Address): string {
  if (kind !== 'embedded') return join(root, '.fazhi', 'texts');
  return isFolder(address) ? join(resolve(address), 'texts') : `${resolve(address)}.texts`;
}

/** Whether a path is a store's own: its file, what the engine writes beside it, or its archive. */
export function ownedBy(store: Address): (path: string) => boolean {
  const files = store.kind === 'embedded' && !isFolder(store.address) ? [resolve(store.address)] : [];
  const own = new Set([
    ...files,
    ...files.flatMap((file) => ['wal', 'migrate.lock', 'migrating'].map((end) => `${file}.${end}`)),
    archiveOf(store),
  ]);
  const folder = store.kind === 'embedded' && isFolder(store.address) ? resolve(store.address) : null;
  return (path) => own.has(resolve(path)) || resolve(path) === folder;
}

/** The one name of a file, wherever the user stands: its own of what was uploaded; from the embedded store's folder, so that both can move together. */
export function fileName({ address, kind }: Address, path: string): string {
  if (isUpload(path)) return path;
  const full = resolve(path).normalize('NFC');
  if (kind !== 'embedded') return full;
  return relative(dirname(resolve(address)).normalize('NFC'), full).replaceAll(sep, '/');
}

/** Where the file of a name is, whole. */
export function pathOf({ address, kind }: Address, file: string): string {
  return kind === 'embedded' && !isUpload(file) ? resolve(dirname(resolve(address)), file) : file;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
