import { join } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { type AsideReport, asides } from '../query/place/asides.ts';
import { allReports, type Report, reportsById } from '../query/reports.ts';
import { stats } from '../query/stats.ts';
import type { Store } from '../store/store.ts';
import { storeOption, withStore } from './store.ts';
import { table } from './table.ts';
import { many } from './tally.ts';

/** Reports that are read at a time. */
const PAGE = 1000;
/** Rows that a person is shown of a list. */
const SHOWN = 100;

/** `fazhi stats`: how much the graph holds, which reports, and which were kept aside. */
export function statsCommand(): Command {
  return new Command('stats')
    .description('how much the graph holds, which reports, and which are kept aside with their candidates')
    .option('--json', 'one JSON object')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
Examples:
  fazhi stats
  fazhi stats --json | jq '.edgesByType[] | select(.count > 0)'`,
    )
    .action(async (options: { json?: true; store?: string }) => {
      const ontology = loadOntology(join(readConfig().graph, 'ontology'));
      const found = await withStore(options.store, false, async (store) => ({
        ...(await stats(store, ontology)),
        held: await heldIn(store),
        aside: (await asides(store)).map(({ row }) => row),
      }));
      console.log(options.json ? JSON.stringify(found) : describe(found));
    });
}

type Found = Awaited<ReturnType<typeof stats>> & {
  readonly held: readonly Report[];
  readonly aside: readonly AsideReport[];
};

function describe({ nodes, edges, nodesByType, edgesByType, held, aside }: Found): string {
  const counted = (counts: readonly { type: string; count: number }[]) =>
    counts.filter(({ count }) => count > 0).map(({ type, count }) => `${type} ${count}`);
  return [
    `${many(held.length, 'report')}, ${many(nodes, 'node')}, ${many(edges, 'edge')}, ${aside.length} kept aside`,
    `nodes: ${counted(nodesByType).join(', ')}`,
    `edges: ${counted(edgesByType).join(', ')}`,
    ...listed(
      held.map(({ id, jurisdiction, year, title }) => ({ id, place: jurisdiction.path.join('/'), year, title })),
    ),
    ...listed(aside.map(({ path, reason, candidates }) => ({ aside: path, reason, candidates }))),
  ].join('\n');
}

function listed(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length > SHOWN ? [`… and ${rows.length - SHOWN} more; --json gives them all`] : [];
  return ['', table(rows.slice(0, SHOWN)), ...more];
}

/** All reports, by place and year. */
async function heldIn(store: Store): Promise<Report[]> {
  const ids = (await allReports(store)).map(({ row }) => row.id);
  const found = new Map<string, Report>();
  for (let at = 0; at < ids.length; at += PAGE)
    for (const report of await reportsById(store, ids.slice(at, at + PAGE))) found.set(report.id, report);
  return ids.flatMap((id) => found.get(id) ?? []);
}
