import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, hashOf, run, undisturbed } from '../store/killing.ts';
import { embeddedIn } from '../store/subject.ts';
import { ingesting } from '../store/victims.ts';
import { fazhi, folderForAll, jsonLines, start } from './fazhi.ts';

describe('an embedded store that cannot be written', () => {
  const folder = folderForAll();

  // A file that may grow no further stands for a full disk, which only the superuser could make.
  it.each([200, 600])(
    'keeps what it told of where files may have %d blocks, and takes the rest later',
    async (blocks) => {
      const subject = embeddedIn(join(folder(), `${blocks}`));
      const victim = await ingesting(subject, 160);
      const program = [process.execPath, '--import', 'tsx', 'src/main.ts'];
      const args = ['ingest', join(subject.folder, 'texts'), '--json', '--workers', '1', '--store', subject.address];
      const { status, stdout, stderr } = spawnSync(
        'sh',
        ['-c', `ulimit -f ${blocks} && exec "$@"`, 'sh', ...program, ...args],
        { encoding: 'utf8' },
      );
      expect(stderr.split('\n').filter((line) => !/^\d+\/\d+ /.test(line))).toEqual([
        expect.stringMatching(/^fazhi: \S+ cannot be written: the disk,.* is full; make room and run the same again$/),
        '',
      ]);
      expect(status).toBe(3);
      const told = new Set(jsonLines<{ path: string }>(stdout).map(({ path }) => path));
      expect(told.size).toBeLessThan(160);
      const reports = [...victim.reports().values()];
      await check(victim, new Map(reports.map((report) => [report.source.textHash, report])), told);
      await run(victim.start(), null);
      expect(await hashOf(victim)).toEqual(await undisturbed(reports));
    },
  );

  it('refuses a second run while a first one writes, which takes no harm', async () => {
    const subject = embeddedIn(join(folder(), 'shared'));
    const victim = await ingesting(subject, 160);
    const args = ['ingest', join(subject.folder, 'texts'), '--json', '--workers', '1', '--store', subject.address];
    const first = start(args);
    await first.said(/^\d+\/160 /m);
    const second = fazhi(args);
    expect(second.code).toBe(3);
    expect(second.stderr).toContain(`${subject.address} is in use by another process`);
    expect(await first.ended).toBe(0);
    expect(await hashOf(victim)).toEqual(await undisturbed([...victim.reports().values()]));
  });
});
