import { unzipSync } from 'fflate';
import { ReportError } from './errors.ts';

const LIMIT = 100_000_000;

/**
 * The entries of a zip file whose names match, unzipped. More than 100 MB in all is a ReportError before anything is
 * unzipped; an entry that is longer than the archive says is cut there.
 */
export function unzip(bytes: Uint8Array, wanted: RegExp): ReadonlyMap<string, Uint8Array> {
  let size = 0;
  const entries = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!wanted.test(name)) return false;
      size += originalSize;
      if (size > LIMIT) {
        throw new ReportError('too-large', `unzips to ${size} bytes or more; the limit is ${LIMIT}`);
      }
      return true;
    },
  });
  return new Map(Object.entries(entries));
}
