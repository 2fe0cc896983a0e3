import { WriteStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { openProgress } from '../../src/commands/progress.ts';

/** What progress writes to a stream that is a terminal or none. */
function written(
  terminal: { columns: number; colours: boolean } | null,
  work: (progress: ReturnType<typeof openProgress>) => void,
) {
  let text = '';
  const stream: WriteStream = Object.assign(Object.create(WriteStream.prototype), {
    isTTY: terminal !== null,
    columns: terminal?.columns,
    hasColors: () => terminal?.colours ?? false,
    write: (more: string) => {
      text += more;
      return true;
    },
  });
  work(openProgress(stream));
  return text;
}

describe('progress', () => {
  it('is plain lines where there is no terminal', () => {
    const text = written(null, (progress) => {
      progress.step(1, 2, 'a.txt');
      progress.note('not read  a.txt: is empty');
      progress.end();
    });
    expect(text).toBe('1/2 a.txt\nnot read  a.txt: is empty\n');
  });

  it('is a bar on a terminal, which notes do not tear and which leaves no trace', () => {
    const text = written({ columns: 60, colours: false }, (progress) => {
      progress.step(1, 2, 'a.txt');
      progress.note('note');
      progress.end();
    });
    const bar = `${'█'.repeat(12)}${'░'.repeat(12)} 1/2 a.txt`;
    expect(text).toBe(`\r\u001b[K${bar}\r\u001b[Knote\n${bar}\r\u001b[K`);
  });

  it('takes the bar away for a line of output', () => {
    const all: string[] = [];
    const stream = (name: string) => ({
      isTTY: true,
      columns: 60,
      hasColors: () => false,
      write: (text: string) => all.push(`${name}: ${text}`),
    });
    const progress = openProgress(
      stream('stderr') as unknown as WriteStream,
      stream('stdout') as unknown as WriteStream,
    );
    progress.step(1, 2, 'a.txt');
    progress.print('{}');
    const bar = `${'█'.repeat(12)}${'░'.repeat(12)} 1/2 a.txt`;
    expect(all.slice(-3)).toEqual(['stderr: \r\u001b[K', 'stdout: {}\n', `stderr: ${bar}`]);
  });

  it('shortens a path from the left so that the bar stays on one line', () => {
    const text = written({ columns: 44, colours: true }, (progress) =>
      progress.step(2, 2, '报告/重庆市/潼南区/二〇二三年.txt'),
    );
    expect(text).toContain('\u001b[32m');
    expect(text).toMatch(/ 2\/2 …二三年\.txt$/);
  });
});
