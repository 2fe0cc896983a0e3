import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { folderForAll } from '../commands/fazhi.ts';
import { kill } from '../store/killing.ts';
import { embeddedIn } from '../store/subject.ts';
import { ingesting } from '../store/victims.ts';

describe('a server that is killed while reports are sent to it', () => {
  const folder = folderForAll();

  it('holds every report that it told of or answered for, and none by half, each of 4 times', async () => {
    const { address, ...subject } = embeddedIn(folder());
    const victim = await ingesting({ address, ...subject }, 40);
    const args = ['--import', 'tsx', 'tests/api/uploading.ts', address, join(folder(), 'texts')];
    const start = () => spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    await kill({ ...victim, start }, { kills: 4, within: 600, seed: 3 });
  }, 300_000);
});
