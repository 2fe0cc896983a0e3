import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import { ontology } from './reports.ts';
import type { Subject } from './victims.ts';

/** An embedded store in a folder that is made for it, with the folder for its reports. */
export function embeddedIn(folder: string): Subject {
  const address = join(folder, 'graph');
  return {
    address,
    folder,
    open: () => openStore(address, ontology, { create: false }),
    clear: async () => {
      for (const end of ['', '.wal', '.texts']) rmSync(`${address}${end}`, { recursive: true, force: true });
    },
  };
}
