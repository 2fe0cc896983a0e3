import { createGraphQLError } from 'graphql-yoga';
import { type Report, reportsById } from '../query/reports.ts';
import { type Context, renew } from './context.ts';
import { type Changes, ingest, type ReadResult } from './ingestion.ts';
import { type Progress, stopped } from './jobs.ts';
import { fileScalar, inputsOf, type Text, type Upload } from './upload.ts';

interface Sent {
  readonly files?: readonly Upload[] | null;
  readonly texts?: readonly Text[] | null;
  readonly job?: string | null;
}

/** Resolvers for changes, and for following them. */
export const change = {
  File: fileScalar,
  Mutation: {
    async ingest(_root: unknown, { files, texts, job }: Sent, context: Context) {
      const changes = mayWrite(context);
      const inputs = inputsOf(files ?? [], texts ?? []);
      if (inputs.length === 0) throw refused('nothing was sent; give files, texts, or both', 'NOTHING_SENT');
      return changes.jobs.run(job, inputs.length, async (running) => {
        const results = await ingest(inputs, changes, running);
        const stored = results.filter(({ outcome }) => outcome === 'stored').length;
        return { job: running.id, results, stored };
      });
    },
    async remove(_root: unknown, { reports }: { reports: readonly string[] }, context: Context) {
      const { jobs, editing } = mayWrite(context);
      const ids = [...new Set(reports)];
      return jobs.run(null, ids.length, async (running) => {
        const removed: string[] = [];
        for (const id of ids) {
          if (jobs.stopping) throw stopped();
          if (await editing.remove(id)) removed.push(id);
          running.step(null);
        }
        return { removed, unknown: ids.filter((id) => !removed.includes(id)) };
      });
    },
  },
  ReadResult: {
    async report({ report }: ReadResult, _args: unknown, { store, load }: Context) {
      if (report === null) return null;
      const [found] = await load<Report>(
        'report',
        report,
        ({ id }) => id,
        (ids) => reportsById(store, ids),
      );
      return found ?? null;
    },
  },
  Subscription: {
    progress: {
      subscribe: (_root: unknown, { job }: { job?: string | null }, context: Context) =>
        mayWrite(context).jobs.follow(job),
      resolve(step: Progress<ReadResult>, _args: unknown, context: Context) {
        renew(context);
        return step;
      },
    },
  },
};

/** The changes that this server takes, where whoever asks may make some; an error otherwise. */
function mayWrite({ may, changes }: Context): Changes {
  if (!may.write)
    throw refused('this needs a key or token with the right to write; send one, or ask for one', 'FORBIDDEN');
  if (!changes) throw refused('this server takes no changes; send them to one that does', 'READ_ONLY');
  return changes;
}

const refused = (message: string, code: string) => createGraphQLError(message, { extensions: { code } });
