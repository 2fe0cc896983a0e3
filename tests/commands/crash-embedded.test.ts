import { join } from 'node:path';
import { describe, it } from 'vitest';
import { kill } from '../store/killing.ts';
import { embeddedIn } from '../store/subject.ts';
import { ingesting, writing } from '../store/victims.ts';
import { folderForAll } from './fazhi.ts';

describe('an embedded store whose writer is killed', () => {
  const folder = folderForAll();
  const subject = (name: string) => embeddedIn(join(folder(), name));

  it('holds every report that fazhi ingest told of, and none by half, each of 8 times', async () => {
    await kill(await ingesting(subject('ingest'), 120), { kills: 8, within: 300, seed: 1 });
  }, 180_000);

  it('holds every report that the writer alone told of, and none by half, each of 22 times', async () => {
    await kill(writing(subject('write'), 120), { kills: 22, within: 80, seed: 2 });
  }, 180_000);
});
