import type { Given } from '../model/source.ts';
import type { Outcome } from '../store/write.ts';
import { type Job, type Jobs, openJobs } from './jobs.ts';
import type { Input } from './upload.ts';

/** What carries changes out; one at a time is asked for. */
export interface Editing {
  /**
   * Reads what is given into the graph, one after another. `tell` is called in their order with what became of each as soon as
   * that is on disk, and again where it changes by what came after. It fails where the store or the archive does.
   */
  ingest(given: AsyncIterable<Given>, tell: (path: string, outcome: Outcome) => void): Promise<void>;
  /** Takes a report out; whether there was one. */
  remove(report: string): Promise<boolean>;
}

/** What became of one file or text. */
export interface ReadResult {
  readonly name: string;
  readonly outcome: 'stored' | 'unchanged' | 'aside' | 'refused';
  /** Id of the report that it gave. */
  readonly report: string | null;
  readonly reason: string | null;
  /** Full paths joined by `/`. */
  readonly candidates: readonly string[];
}

/** The changes of one server. */
export interface Changes {
  readonly editing: Editing;
  readonly jobs: Jobs<ReadResult>;
  /** Told of what hinders a change. */
  readonly onError: (problem: unknown) => void;
  /** Finishes what is being written, and takes no more. */
  close(): Promise<void>;
}

/** Lets changes be made by `editing`, in turn. */
export function openChanges(editing: Editing, onError: (problem: unknown) => void = console.error): Changes {
  const jobs = openJobs<ReadResult>();
  return { editing, jobs, onError, close: () => jobs.close() };
}

const STOPPED = 'was not read, since the server is being stopped; send it again when it is back';
const FAILED =
  "was not stored, since the store or its archive failed, as the server's log tells; send it again when that is mended";

/** What becomes of each input, in their order; those that are left when the store fails or the server stops are refused. */
export async function ingest(
  inputs: readonly Input[],
  { editing, jobs, onError }: Changes,
  job: Job<ReadResult>,
): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  const numbers = new Map<string, number>();
  function settle(number: number, result: ReadResult): void {
    const isFirst = results[number] === undefined;
    results[number] = result;
    if (isFirst) job.step(result);
  }
  async function* given(): AsyncGenerator<Given> {
    for (const [number, input] of inputs.entries()) {
      if (jobs.stopping) return;
      if (input.refusal !== null) settle(number, refused(input.name, input.refusal));
      else {
        const one = await input.given();
        numbers.set(one.path, number);
        yield one;
      }
    }
  }
  function tell(path: string, outcome: Outcome): void {
    const number = numbers.get(path);
    // What was read again for the sake of these is none of them.
    if (number !== undefined) settle(number, resultOf(inputs[number]!.name, outcome));
    const { displaced } = { displaced: undefined, ...outcome };
    const other = displaced && numbers.get(displaced.path);
    if (other !== undefined) settle(other, asideFor(inputs[other]!.name, displaced!.reason));
  }
  const failed = await editing.ingest(given(), tell).then(
    () => false,
    (problem) => {
      onError(problem);
      return true;
    },
  );
  if (failed || results.filter(Boolean).length < inputs.length) job.giveUp();
  return inputs.map(({ name }, number) => results[number] ?? refused(name, failed ? FAILED : STOPPED));
}

function resultOf(name: string, outcome: Outcome): ReadResult {
  if (outcome.status === 'rejected') return refused(name, outcome.reason);
  if (outcome.status === 'aside') return asideFor(name, outcome.reason, outcome.candidates);
  const became = outcome.status === 'unchanged' ? 'unchanged' : 'stored';
  return { name, outcome: became, report: outcome.report, reason: null, candidates: [] };
}

const refused = (name: string, reason: string): ReadResult => ({
  ...{ name, outcome: 'refused', report: null, reason, candidates: [] },
});

const asideFor = (name: string, reason: string, candidates: readonly string[] = []): ReadResult => ({
  ...{ name, outcome: 'aside', report: null, reason, candidates },
});
