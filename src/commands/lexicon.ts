import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { checkKnowledge } from '../explain/check.ts';
import { openMeanings, type TextMeaning } from '../explain/meaning.ts';
import { openStages, type Stages } from '../stages.ts';
import { EXIT, UsageError } from './exit.ts';
import { table } from './table.ts';
import { many } from './tally.ts';

/** What `fazhi lexicon` was asked with. */
export interface LexiconOptions {
  readonly class?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** `fazhi lexicon [TEXT…]`: which terms there are, what a text resolves to, and what of graph/ does not work. */
export function lexiconCommand(): Command {
  return new Command('lexicon')
    .description('the terms that graph/ knows, what a text resolves to, and whether all of it works (--check)')
    .argument('[text...]', 'texts to look up: a practice, a title, a short body, an indicator, a word')
    .option('--class <name>', 'the terms of this class; with a text, those that hold it')
    .option('--check', 'warn of aliases claimed twice, patterns that are never reached, examples that no longer hold')
    .option('--json', 'one JSON object a line')
    .addHelpText(
      'after',
      `
Without a text it lists the classes. The exit code is 1 where a text is unknown or --check has something to warn of.

Examples:
  fazhi lexicon 执法全公示 区政府 民法典 复议案件
  fazhi lexicon --class adopting
  fazhi lexicon 公示 --class practice
  fazhi lexicon --check`,
    )
    .action((texts: string[], options: LexiconOptions) => {
      const { graph } = readConfig();
      if (lexicon(texts, options, graph, openStages(graph), console.log) > 0) process.exitCode = EXIT.partly;
    });
}

/** Writes what was asked for; how many texts are unknown or how many warnings there are. */
export function lexicon(
  texts: readonly string[],
  options: LexiconOptions,
  graph: string,
  stages: Stages,
  out: (line: string) => void,
): number {
  const rows = (all: readonly object[]) => {
    if (options.json) for (const row of all) out(JSON.stringify(row));
    else if (all.length > 0) out(table(all as readonly Readonly<Record<string, unknown>>[]));
  };
  if (options.check) {
    if (texts.length > 0 || options.class !== undefined)
      throw new UsageError('--check looks at all of graph/; leave out the texts and --class');
    const warnings = checkKnowledge(graph, stages);
    if (options.json) rows(warnings);
    else for (const { what, where, message } of warnings) out(`${what}  ${where}: ${message}`);
    if (!options.json) out(`${many(stages.knowledge.patterns.length, 'pattern')}, ${many(warnings.length, 'warning')}`);
    return warnings.length;
  }
  const meanings = openMeanings(graph, stages);
  if (options.class !== undefined) {
    const name = options.class.replace(/^@/, '');
    const found = (texts.length > 0 ? texts : ['']).map((text) => meanings.terms(name, text));
    if (found.includes(null)) {
      const known = meanings.classes().map((one) => one.class);
      throw new UsageError(`--class ${options.class} is no class; there are: ${known.sort().join(', ')}`);
    }
    rows(found.flatMap((terms) => terms!));
    return found.filter((terms) => terms!.length === 0).length;
  }
  if (texts.length === 0) {
    rows(meanings.classes());
    return 0;
  }
  const told = texts.map(meanings.of);
  if (options.json) rows(told);
  else for (const meaning of told) out(described(meaning));
  return told.filter(({ meant }) => meant.length === 0).length;
}

function described({ text, term, meant, tokens }: TextMeaning): string {
  const read = tokens.map(
    (token) => `${token.text} (${token.classes.filter((name) => !name.startsWith('=')).join(' ')})`,
  );
  return [
    `${text}${term ? '' : meant.length > 0 ? '  (no term as it stands)' : '  unknown'}`,
    ...meant.map(({ class: name, name: resolved, more, source }) =>
      ['', name, resolved, more, source].filter((cell, at) => at === 0 || cell !== '').join('  '),
    ),
    `  read as: ${read.join(' + ')}`,
  ].join('\n');
}
