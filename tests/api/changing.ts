import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Editing, openChanges } from '../../src/api/ingestion.ts';
import type { Progress } from '../../src/api/jobs.ts';
import { createApi } from '../../src/api/server.ts';
import { editingOf } from '../../src/commands/editing.ts';
import { openReader } from '../../src/ingest.ts';
import { type GraphHash, hashGraph } from '../../src/store/hash.ts';
import { openStore } from '../../src/store/open.ts';
import { readAll } from '../store/folder.ts';
import { undisturbed } from '../store/killing.ts';
import { ontology } from '../store/reports.ts';
import { type Answer, knowledge } from './ask.ts';

/** The key that has the right to write. */
export const KEY = 'a-key-for-the-tests';
export const AUTHORIZED = { authorization: `Bearer ${KEY}` };
export const settings = { apiKeys: [KEY] };

export const usualReader = openReader('graph');

/** A report of a place of 重庆市 on a year, with some sentences of its own. */
export const reportOf = (place: string, year: number, words = '聘请法律顾问1名。', published = '') =>
  `${place}${year}年法治政府建设情况报告\n${published}\n${year}年，${place}推进依法行政，全面落实行政执法公示制度，开展普法宣传。现将法治政府建设情况报告如下：\n\n一、工作情况\n\n${words}\n`;

/** What is sent: files and texts. */
export interface Sent {
  readonly files?: readonly (readonly [name: string, content: string | Uint8Array])[];
  readonly texts?: readonly Record<string, string>[];
  readonly job?: string;
}

export const FIELDS = 'job stored results { name outcome reason candidates report { id } }';

/** The body of a multipart request, as the specification of such requests has it. */
export function multipart({ files = [], texts, job }: Sent, fields = FIELDS): FormData {
  const query = `mutation ($files: [File!], $texts: [TextInput!], $job: ID) {
    ingest(files: $files, texts: $texts, job: $job) { ${fields} } }`;
  const body = new FormData();
  body.set('operations', JSON.stringify({ query, variables: { files: files.map(() => null), texts, job } }));
  body.set(
    'map',
    JSON.stringify(Object.fromEntries(files.map((_, number) => [number, [`variables.files.${number}`]]))),
  );
  for (const [number, [name, content]] of files.entries()) body.set(`${number}`, new Blob([content as string]), name);
  return body;
}

/** An API that takes changes, on a store of its own in a folder; what carries them out may be wrapped. */
export async function changeable(wrap: (editing: Editing) => Editing = (editing) => editing, reader = usualReader) {
  const folder = mkdtempSync(join(tmpdir(), 'fazhi-change-'));
  const store = await openStore(join(folder, 'graph'), ontology);
  const problems: unknown[] = [];
  const onError = (problem: unknown) => void problems.push(problem);
  const changes = openChanges(wrap(editingOf(store, reader, { apart: false, onError })), onError);
  const options = { store, ...knowledge, changes, settings, onError };
  const api = createApi(options);
  const post = async (body: FormData | string, headers: Record<string, string> = AUTHORIZED): Promise<Answer> => {
    const type = typeof body === 'string' ? { 'content-type': 'application/json' } : { 'x-graphql-yoga-csrf': '1' };
    const asked = { method: 'POST', body, headers: { ...type, ...headers } };
    return (await (await api.fetch('http://localhost/graphql', asked)).json()) as Answer;
  };
  return {
    ...{ store, changes, options, problems, folder },
    /** Asks with the right to write, unless other headers are given. */
    ask: (query: string, headers?: Record<string, string>) => post(JSON.stringify({ query }), headers),
    /** What became of what is sent; fails where there is an error. */
    async send(sent: Sent): Promise<Ingested> {
      const { data, errors } = await post(multipart(sent));
      if (errors) throw new Error(JSON.stringify(errors));
      return data!.ingest as Ingested;
    },
    post,
    hash: () => hashGraph(store, ontology),
    async close() {
      await changes.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Ingested {
  readonly job: string;
  readonly stored: number;
  readonly results: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly reason: string | null;
    readonly candidates: readonly string[];
    readonly report: { readonly id: string } | null;
  }[];
}

/** The graph that these files give when they are read from a folder in peace. */
export async function builtFrom(files: NonNullable<Sent['files']>): Promise<GraphHash> {
  const folder = mkdtempSync(join(tmpdir(), 'fazhi-built-'));
  try {
    const paths = files.map(([name]) => join(folder, name));
    for (const [number, [, content]] of files.entries()) writeFileSync(paths[number]!, content);
    return await undisturbed(await readAll(paths));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A step of a change, as `follow` asks for it. */
export type Step = Progress<{
  readonly name: string;
  readonly outcome: string;
  readonly report: { readonly id: string; readonly title: string } | null;
}>;

/** The steps that a stream of server-sent events tells of, until it is complete. */
async function* stepsOf(response: Response): AsyncGenerator<Step> {
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop()!;
    for (const event of events) {
      if (/^event: complete$/m.test(event)) return;
      const data = /^data: (.+)$/m.exec(event)?.[1];
      if (data !== undefined) yield JSON.parse(data).data.progress;
    }
  }
}

/** Follows what goes on at an address: it resolves once the server has begun to tell. */
export async function follow(url: string, job: string | null = null): Promise<AsyncGenerator<Step>> {
  const query = `subscription ($job: ID) { progress(job: $job) {
    job state done total last { name outcome report { id title } } } }`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...AUTHORIZED },
    body: JSON.stringify({ query, variables: { job } }),
  });
  const [first, rest] = response.body!.tee();
  await first.getReader().read();
  return stepsOf(new Response(rest));
}

/** Something that is waited for until it is let go. */
export function later() {
  let letGo = () => {};
  const waited = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { waited, letGo };
}
