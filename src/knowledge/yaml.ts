import { readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { KnowledgeError } from './errors.ts';

/** Where something stands in a file, counted from 1. */
export interface Where {
  readonly line: number;
  readonly column: number;
}

/** A YAML file as its schema gives it, and where each of its values stands. */
export interface Yaml<T> {
  readonly value: T;
  where(path: readonly (string | number)[]): Where;
}

/** Reads a YAML file against a schema; what is missing, broken or unknown is a KnowledgeError with line and column. */
export function readYaml<T>(file: string, shape: z.ZodType<T>): Yaml<T> {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines });
  const at = (offset: number): Where => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const where = (path: readonly (string | number)[]) => at(nearest(document.contents, path));
  const broken = document.errors[0];
  if (broken) throw new KnowledgeError(file, at(broken.pos[0]), broken.message.split('\n')[0]!);
  const checked = shape.safeParse(document.toJS());
  if (checked.success) return { value: checked.data, where };
  const issue = checked.error.issues[0]!;
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const subject = path.length ? `${path.join('.')}: ` : '';
  throw new KnowledgeError(file, where([...path, ...unknown]), `${subject}${issue.message}`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new KnowledgeError(file, null, 'is missing or cannot be read', { cause });
  }
}

/** Offset of the key at the end of the path, or of the last value on the way to it that the file has. */
function nearest(node: unknown, path: readonly (string | number)[]): number {
  let best = (node as Node | null)?.range?.[0] ?? 0;
  let here: unknown = node;
  for (const step of path) {
    if (isMap(here)) {
      const pair = here.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) break;
      best = (pair.key as Node).range?.[0] ?? best;
      here = pair.value;
    } else if (isSeq(here) && typeof step === 'number') {
      here = here.items[step];
      best = (here as Node | undefined)?.range?.[0] ?? best;
    } else break;
  }
  return best;
}
