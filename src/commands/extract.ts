import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openReader } from '../ingest.ts';
import type { ReportFacts } from '../model/fact.ts';
import type { Rejection, Source } from '../model/source.ts';
import { EXIT, UnusableError, UsageError } from './exit.ts';
import { countFiles, type InputOptions, isLoss, readingOptions, refusal, takesInputs } from './inputs.ts';
import { onInterrupt } from './interrupt.ts';
import { openProgress } from './progress.ts';

/** `fazhi extract PATH…`: the facts of each report as JSON. */
export function extractCommand(): Command {
  return takesInputs(new Command('extract'))
    .description('the facts of each report as JSON: one report indented, several one a line')
    .option('--out <dir>', 'write one <basename>.json a report into this folder instead')
    .addHelpText(
      'after',
      `
Each fact quotes its sentences (evidence), says where they stand (spans: [start, end) in UTF-16 units of the text as
archived) and which patterns found it. \`source\` names the file and the text by their SHA-256. A report whose place
cannot be told has \`jurisdiction: null\`, or the shorter path that is certain, and its candidates.

Examples:
  fazhi extract samples/tongnan-2023.txt
  fazhi extract samples --out facts
  cat page.html | fazhi extract - | jq '.practices[] | [.name, .status]'`,
    )
    .action(async (paths: string[], options: InputOptions & { out?: string }) => {
      const reader = openReader(readConfig().graph);
      const reading = await readingOptions(options, reader);
      const output = options.out === undefined ? toStdout() : toFolder(options.out);
      const total = await countFiles(paths);
      const progress = openProgress();
      const interrupt = onInterrupt();
      const refuse = (rejection: Rejection) => {
        progress.note(refusal(rejection));
        if (isLoss(rejection)) process.exitCode = EXIT.partly;
      };
      let done = 0;
      try {
        for await (const input of reader.read(paths, reading)) {
          if (interrupt.aborted) break;
          const path = 'source' in input ? input.source.path : input.path;
          if (total > 1) progress.step(++done, total, path);
          const facts = 'source' in input ? await input.facts() : input;
          if ('code' in facts) refuse(facts);
          else if ('source' in input) {
            for (const contradiction of facts.report.contradictions)
              progress.note(`note      ${path}: ${contradiction}`);
            const refused = output.add(input.source, facts);
            if (refused) refuse(refused);
          }
        }
        if (!interrupt.aborted) for (const row of reading.manifest?.unmet() ?? []) progress.note(`note      ${row}`);
      } finally {
        progress.end();
        await reader.close();
      }
      output.end();
      if (interrupt.aborted) process.exitCode = EXIT.interrupted;
    });
}

interface Output {
  add(source: Source, facts: ReportFacts): Rejection | null;
  end(): void;
}

/** The first report waits until it is known whether another follows. */
function toStdout(): Output {
  let only: object | null = null;
  let count = 0;
  const line = (facts: object) => process.stdout.write(`${JSON.stringify(facts)}\n`);
  return {
    add(source, facts) {
      if (only) line(only);
      only = null;
      if (++count === 1) only = withSource(source, facts);
      else line(withSource(source, facts));
      return null;
    },
    end() {
      if (only) process.stdout.write(`${JSON.stringify(only, null, 2)}\n`);
    },
  };
}

function toFolder(folder: string): Output {
  const taken = new Map<string, string>();
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new UsageError(`--out ${folder} cannot be made or is no folder; name another`, { cause });
  }
  return {
    add(source, facts) {
      const name = source.path === '-' ? 'stdin' : source.name;
      const other = taken.get(name);
      if (other !== undefined) {
        const reason = `${join(folder, `${name}.json`)} holds the facts of ${other} already; rename one of the two, or give them folders of their own`;
        return { path: source.path, code: 'same-name', reason };
      }
      taken.set(name, source.path);
      try {
        writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(withSource(source, facts), null, 1)}\n`);
      } catch (cause) {
        const { code, message } = cause as NodeJS.ErrnoException;
        const reason = code === 'EACCES' || code === 'EPERM' ? 'this user may not write there' : message;
        throw new UnusableError(`nothing can be written to --out ${folder} (${reason}); name another folder`, {
          cause,
        });
      }
      return null;
    },
    end: () => undefined,
  };
}

/** Offsets mean nothing without the text they point into. */
function withSource({ path, media, charset, bytesHash, textHash }: Source, facts: ReportFacts): object {
  return { ...facts, source: { path, media, charset, bytesHash, textHash } };
}
