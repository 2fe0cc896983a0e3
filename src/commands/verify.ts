import { join } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { openArchive } from '../read/archive.ts';
import { type Problem, type Verified, verify } from '../store/verify.ts';
import { archiveOf } from './archive.ts';
import { EXIT } from './exit.ts';
import { storeOption, withStore } from './store.ts';
import { many } from './tally.ts';

/** `fazhi verify`: whether every edge's quotes stand in the archived texts where it says. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('check that every quote of every edge stands in the archived text where the edge says')
    .option('--json', 'one JSON object a line for each text and edge that fails, and one with the counts at the end')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
Each edge that fails is named with its report, its ends, its quote and what stands there, and each archived text that is
missing or changed, once. In a changed text only the edges fail whose quotes are touched. Exit code 1 if anything fails.
A text is archived anew when its file is read again (\`fazhi ingest\`).

Examples:
  fazhi verify
  fazhi verify --store .fazhi/samples
  fazhi verify --json | jq 'select(.quotes) | [.report, .type, .to[1]]'`,
    )
    .action(async (options: { json?: true; store?: string }) => {
      const ontology = loadOntology(join(readConfig().graph, 'ontology'));
      const tell = (problem: Problem) => console.log(options.json ? JSON.stringify(problem) : lines(problem));
      const found = await withStore(options.store, false, (store) =>
        verify(store, ontology, openArchive(archiveOf(store)).find, tell),
      );
      console.log(options.json ? JSON.stringify(found) : summary(found));
      if (found.failed + found.texts > 0) process.exitCode = EXIT.partly;
    });
}

function lines(problem: Problem): string {
  if ('problem' in problem) {
    const what = problem.problem === 'missing' ? 'is missing' : 'has changed since it was archived';
    return `text  ${problem.textHash} of ${problem.report} ${what}`;
  }
  const { report, type, from, to, textHash, quotes } = problem;
  const edge = `edge  ${report}: ${from.join(' ')} ${type} ${to.join(' ')}`;
  if (textHash === null) return `${edge}: the store holds no report ${report}`;
  return quotes
    .map(({ quote, start, end, stands }) => {
      const instead = stands === null ? 'there is no text' : `there stands ${JSON.stringify(stands)}`;
      return `${edge}: ${JSON.stringify(quote)} at [${start}, ${end}): ${instead}`;
    })
    .join('\n');
}

function summary({ reports, edges, failed, texts }: Verified): string {
  if (failed + texts === 0) return `all ${many(edges, 'edge')} of ${many(reports, 'report')} hold`;
  return `${edges - failed} of ${many(edges, 'edge')} of ${many(reports, 'report')} hold, ${failed} fail; ${many(texts, 'text')} missing or changed`;
}
