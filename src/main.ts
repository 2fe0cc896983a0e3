import { Command, CommanderError } from 'commander';
import { askCommand } from './commands/ask.ts';
import { backupCommand } from './commands/backup.ts';
import { copyCommand } from './commands/copy.ts';
import { diffCommand } from './commands/diff.ts';
import { EXIT, UnusableError, UsageError } from './commands/exit.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { extractCommand } from './commands/extract.ts';
import { hashCommand } from './commands/hash.ts';
import { ingestCommand } from './commands/ingest.ts';
import { lexiconCommand } from './commands/lexicon.ts';
import { placeCommand } from './commands/place.ts';
import { queryCommand } from './commands/query.ts';
import { removeCommand } from './commands/remove.ts';
import { restoreCommand } from './commands/restore.ts';
import { serveCommand } from './commands/serve.ts';
import { statsCommand } from './commands/stats.ts';
import { verifyCommand } from './commands/verify.ts';
import { KnowledgeError } from './knowledge/errors.ts';
import { StatementError } from './store/readonly.ts';
import { StoreError } from './store/store.ts';

const commands = [
  extractCommand(),
  ingestCommand(),
  serveCommand(),
  removeCommand(),
  statsCommand(),
  verifyCommand(),
  hashCommand(),
  diffCommand(),
  copyCommand(),
  exportCommand(),
  backupCommand(),
  restoreCommand(),
  placeCommand(),
  queryCommand(),
  askCommand(),
  explainCommand(),
  lexiconCommand(),
];

const program = new Command('fazhi')
  .description('Yearly reports on building rule of law in, a graph of facts out, each with its sentence.')
  .version('0.1.0')
  .showHelpAfterError('(fazhi --help shows what there is)')
  .addHelpText(
    'after',
    `
Exit codes: 0 all good, 1 something was left out (each with its reason on stderr), 2 wrong command line or query,
3 the store, the port or the knowledge cannot be used, 4 a mistake of this program, 130 interrupted.
Environment: FAZHI_STORE, FAZHI_PORT, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE, NO_COLOR; for serve see docs/serving.md.`,
  );
for (const command of commands) program.addCommand(command);
for (const command of [program, ...commands]) command.exitOverride();

// Whoever reads the output may close it early: `fazhi query … | head`.
process.stdout.on('error', (problem: NodeJS.ErrnoException) =>
  process.exit(problem.code === 'EPIPE' ? 0 : EXIT.mistake),
);

try {
  await program.parseAsync();
} catch (problem) {
  process.exitCode = exitCodeOf(problem);
  if (problem instanceof CommanderError) {
    // It has said its words already.
  } else if (process.exitCode === EXIT.mistake) {
    console.error('fazhi: a mistake of this program; please report it with these lines:', problem);
  } else console.error(`fazhi: ${(problem as Error).message}`);
}

function exitCodeOf(problem: unknown): number {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? EXIT.good : EXIT.usage;
  if (problem instanceof UsageError || problem instanceof StatementError) return EXIT.usage;
  const unusable = [KnowledgeError, StoreError, UnusableError].some((kind) => problem instanceof kind);
  return unusable ? EXIT.unusable : EXIT.mistake;
}
