import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();
const text = new Map(files.map((name) => [name, readFileSync(join('src', name), 'utf8')]));

const STAGES = ['read', 'clean', 'segment', 'match', 'resolve', 'assemble'];
const ALL = [
  'api',
  'ask',
  'commands',
  'config.ts',
  'edit',
  'exchange',
  'explain',
  'extract.ts',
  'ingest.ts',
  'knowledge',
  'model',
  'query',
  'stages.ts',
  'store',
  ...STAGES,
];

/** Which parts of `src` each part may import from, besides its own. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  model: [],
  'config.ts': [],
  'heap.ts': [],
  knowledge: ['model'],
  read: ['model', 'knowledge'],
  // A page's place is found while it is cleaned: headings and breadcrumbs are read by it.
  clean: ['model', 'knowledge', 'resolve'],
  segment: ['model', 'knowledge'],
  match: ['model', 'knowledge'],
  resolve: ['model', 'knowledge'],
  assemble: ['model', 'knowledge'],
  ask: ['model', 'knowledge', 'segment', 'resolve'],
  'stages.ts': ['model', 'knowledge', 'heap.ts', ...STAGES],
  'extract.ts': ['model', 'knowledge', 'stages.ts'],
  'worker.ts': ['model', 'knowledge', 'read', 'extract.ts'],
  'workers.ts': ['model', 'extract.ts'],
  'ingest.ts': ['model', 'knowledge', 'extract.ts', 'workers.ts', ...STAGES],
  explain: ['model', 'knowledge', 'stages.ts', ...STAGES],
  store: ['model', 'knowledge'],
  edit: ['model', 'knowledge', 'read', 'store', 'ingest.ts'],
  exchange: ['model', 'knowledge', 'store'],
  query: ['model', 'store', 'knowledge/ontology.ts', 'knowledge/gazetteer.ts'],
  api: ['model', 'ask', 'query', 'store', 'knowledge/ontology.ts', 'knowledge/gazetteer.ts', 'read/date.ts'],
  commands: ALL,
  'main.ts': ALL,
};

const partOf = (file: string) => file.split('/')[0]!;

/** The files of `src` that a file imports. */
function imports(file: string): string[] {
  const named = [...text.get(file)!.matchAll(/(?:from|import\(|import) ?'(\.[^']+)'/g)].map(([, path]) => path!);
  return named.map((path) => normalize(join(dirname(file), path)).replaceAll('\\', '/'));
}

/** The code with its comments blank, so that lines stay where they are; quoted text is kept. */
function withoutComments(code: string): string {
  return code.replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*(?=[\s.,;)\]])|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/.*/g,
    (part) => (/^\/[/*]/.test(part) ? part.replace(/[^\n]/g, ' ') : part),
  );
}

/** The lines of code that match; the examples in a command's help are no code. */
function lines(pattern: RegExp): string[] {
  return files.flatMap((file) =>
    withoutComments(text.get(file)!)
      .replace(/^ {2}(fazhi|cat|echo) .*$/gm, '')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
}

describe('the parts of src', () => {
  it('are all in the table', () => {
    expect([...new Set(files.map(partOf))].filter((part) => !(part in MAY))).toEqual([]);
  });

  it.each(Object.keys(MAY))('%s imports only from where it may', (part) => {
    const own = files.filter((file) => partOf(file) === part);
    expect(own).not.toEqual([]);
    const breaches = own.flatMap((file) =>
      imports(file)
        .filter((other) => partOf(other) !== part && !MAY[part]!.includes(partOf(other)) && !MAY[part]!.includes(other))
        .map((other) => `${file} imports ${other}`),
    );
    expect(breaches).toEqual([]);
  });

  it('leave Chinese words to graph/', () => {
    expect(lines(/\p{Script=Han}/u)).toEqual([]);
  });

  it('leave Cypher to cypher/', () => {
    expect(lines(/['"`\s](MATCH \(|MERGE \(|UNWIND \$|CREATE (CONSTRAINT|INDEX|\())/)).toEqual([]);
  });
});

describe('the check itself', () => {
  it('sees code behind comments, and nothing in them', () => {
    const code = "/** 荣昌 */\nconst a = '//荣昌'; // 荣昌\nconst b = /\\/\\*荣/;\n/* 荣\n昌 */";
    const left = withoutComments(code).split('\n');
    expect(left.map((line) => /\p{Script=Han}/u.test(line))).toEqual([false, true, true, false, false]);
    expect(left[1]).toContain("'//荣昌'");
    expect(left[1]!.trimEnd()).toBe("const a = '//荣昌';");
  });
});
