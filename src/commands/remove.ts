import { Command } from 'commander';
import { removeReport } from '../store/forget.ts';
import { EXIT } from './exit.ts';
import { storeOption, withStore } from './store.ts';

/** `fazhi remove REPORT…`: takes reports and all that they say out of the graph. */
export function removeCommand(): Command {
  return new Command('remove')
    .description('take reports, and all that only they say, out of the graph; their texts stay in the archive')
    .argument('<report...>', 'ids of reports: division code and year, as in 500152/2023')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
Examples:
  fazhi remove 500152/2023
  fazhi remove 500152/2022 500152/2023 --store .fazhi/samples`,
    )
    .action(async (reports: string[], options: { store?: string }) => {
      await withStore(options.store, false, async (store) => {
        for (const report of reports) {
          if (await removeReport(store, report)) console.log(`removed ${report}`);
          else {
            console.error(`fazhi: the store holds no report ${report}; \`fazhi stats\` lists the reports it holds`);
            process.exitCode = EXIT.partly;
          }
        }
      });
    });
}
