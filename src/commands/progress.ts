/** Says on stderr how far a run is: a bar on a terminal, a line for each step elsewhere. */
export interface Progress {
  /** Step `done` of `total` begins; null where the number of steps is not known. */
  step(done: number, total: number | null, what: string): void;
  /** A line that stays. */
  note(line: string): void;
  /** A line of output on stdout, which the bar does not tear. */
  print(line: string): void;
  /** Takes the bar away. */
  end(): void;
}

type Output = Pick<NodeJS.WriteStream, 'write'>;

const WIDTH = 24;

/** Progress on `stream`; NO_COLOR and terminals without colour get a bar without it. */
export function openProgress(stream: NodeJS.WriteStream = process.stderr, output: Output = process.stdout): Progress {
  return stream.isTTY ? bar(stream, output) : lines(stream, output);
}

function lines(stream: NodeJS.WriteStream, output: Output): Progress {
  return {
    step: (done, total, what) => void stream.write(`${total === null ? done : `${done}/${total}`} ${what}\n`),
    note: (line) => void stream.write(`${line}\n`),
    print: (line) => void output.write(`${line}\n`),
    end: () => undefined,
  };
}

function bar(stream: NodeJS.WriteStream, output: Output): Progress {
  const [green, plain] = stream.hasColors() ? ['\u001b[32m', '\u001b[39m'] : ['', ''];
  let shown = '';
  const clear = () => stream.write('\r\u001b[K');

  return {
    step(done, total, what) {
      const filled = total === null ? 0 : Math.round((done / Math.max(1, total)) * WIDTH);
      const count = total === null ? `${done}` : `${done}/${total}`;
      const room = Math.max(8, (stream.columns || 80) - WIDTH - count.length - 4);
      shown = `${green}${'█'.repeat(filled)}${plain}${'░'.repeat(WIDTH - filled)} ${count} ${shorten(what, room)}`;
      clear();
      stream.write(shown);
    },
    note(line) {
      clear();
      stream.write(`${line}\n${shown}`);
    },
    print(line) {
      clear();
      output.write(`${line}\n`);
      stream.write(shown);
    },
    end() {
      shown = '';
      clear();
    },
  };
}

/** The end of a path, where it is too long; a Han character takes two columns. */
function shorten(text: string, columns: number): string {
  const width = (character: string) => (character.codePointAt(0)! >= 0x1100 ? 2 : 1);
  let used = 0;
  const kept: string[] = [];
  for (const character of [...text].reverse()) {
    used += width(character);
    if (used > columns) return `…${kept.reverse().slice(1).join('')}`;
    kept.push(character);
  }
  return text;
}
