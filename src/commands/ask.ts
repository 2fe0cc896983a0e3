import { join } from 'node:path';
import { Command } from 'commander';
import type { Answer } from '../api/ask.ts';
import { checkQuestions } from '../ask/check.ts';
import { readConfig } from '../config.ts';
import { loadGazetteer } from '../knowledge/gazetteer.ts';
import type { Store } from '../store/store.ts';
import { EXIT, UsageError } from './exit.ts';
import { sourcesOf } from './sources.ts';
import { storeOption, withStore } from './store.ts';
import { table } from './table.ts';
import { many } from './tally.ts';

/** What `fazhi ask` was asked with. */
export interface AskOptions {
  readonly store?: string;
  readonly json?: boolean;
  readonly graphql?: boolean;
  readonly check?: boolean;
}

/** `fazhi ask QUESTION`: the answer to a question in Chinese, with the sentences of reports behind it. */
export function askCommand(): Command {
  return new Command('ask')
    .description('the answer to a question in Chinese, how it was understood, and the sentences of reports behind it')
    .argument('[question...]', 'the question, 200 characters at most')
    .addOption(storeOption())
    .option('--json', 'one JSON object, with all that the query gave')
    .option('--graphql', 'only the GraphQL query that the question became')
    .option('--check', 'warn of what in graph/questions does not work; it needs no store')
    .addHelpText(
      'after',
      `
A question that fits no known form is not answered: it says what was recognised and which questions are near, and the exit code is 1.
What can be asked stands in graph/questions, with examples.

Examples:
  fazhi ask "哪些地方建立了三项制度？"
  fazhi ask "川渝之间有哪些合作？" --store .fazhi/samples
  fazhi ask "2023年重庆各区县的出庭应诉率？" --graphql
  fazhi ask "潼南区有没有建立综合查一次？" --json | jq .quotes
  fazhi ask --check`,
    )
    .action(async (words: string[], options: AskOptions) => {
      const question = words.join(' ').trim();
      if (options.check) {
        if (question !== '') throw new UsageError('--check looks at all of graph/questions; leave out the question');
        if ((await check(console.log)) > 0) process.exitCode = EXIT.partly;
        return;
      }
      if (question === '') throw new UsageError('write a question in quotation marks; fazhi ask --help has examples');
      const answer = await withStore(options.store, false, (store) => answerFrom(store, question));
      tell(answer, options, console.log, console.error);
      if (!answer.understood) process.exitCode = EXIT.partly;
    });
}

/** Asks the API's own resolvers, without a server. */
async function answerFrom(store: Store, question: string): Promise<Answer> {
  // They are slow to load, and only this command needs them.
  const { GraphQLError } = await import('graphql');
  const { answerTo } = await import('../api/ask.ts');
  const { contextFor } = await import('../api/context.ts');
  const { schema } = await import('../api/schema.ts');
  const { graph } = readConfig();
  const sources = { store, ...sourcesOf(graph, loadGazetteer(join(graph, 'gazetteer'))) };
  const asked = { requestId: 'fazhi ask', may: { read: true, write: false }, signal: new AbortController().signal };
  return answerTo(question, contextFor(sources, asked), schema()).catch((problem) => {
    throw problem instanceof GraphQLError ? new UsageError(problem.message, { cause: problem }) : problem;
  });
}

/** Writes an answer as it was asked for; why there is none goes to `err` where only the query was wanted. */
export function tell(
  answer: Answer,
  { json, graphql }: AskOptions,
  out: (line: string) => void,
  err: (line: string) => void,
): void {
  if (json) out(JSON.stringify(answer));
  else if (!graphql) out(described(answer));
  else if (answer.graphql !== null) out(answer.graphql);
  else err(described(answer));
}

function described({ intent, entities, sentence, quotes, nearest }: Answer): string {
  const recognised = entities.map(({ text, type, values }) => ({ text, type, value: values.join(', ') }));
  const paragraphs = [
    [intent === null ? 'not understood' : `understood as ${intent}`, ...indented(table(recognised))],
    [sentence],
    quotes.flatMap(({ quote, jurisdiction, year, report, address }) => [
      `${jurisdiction} ${year}  (${report}${address === null ? '' : `, ${address}`})`,
      `  ${quote}`,
    ]),
    nearest.map((question) => `  fazhi ask "${question}"`),
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** The rows of a table below its header, a little to the right. */
const indented = (rows: string): string[] =>
  rows
    .split('\n')
    .slice(1)
    .map((line) => `  ${line}`);

async function check(out: (line: string) => void): Promise<number> {
  const { openAsker } = await import('../ask/open.ts');
  const { graph } = readConfig();
  const asker = openAsker(graph, loadGazetteer(join(graph, 'gazetteer')));
  const warnings = checkQuestions(asker);
  for (const { what, where, message } of warnings) out(`${what}  ${where}: ${message}`);
  const { all } = asker.questions;
  const examples = all.reduce((sum, question) => sum + question.examples.length, 0);
  out(`${many(all.length, 'form')}, ${many(examples, 'example')}, ${many(warnings.length, 'warning')}`);
  return warnings.length;
}
