/** What a sentence is made of. */
export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'value'; readonly path: Path; readonly map: string | null }
  | { readonly type: 'each'; readonly path: Path; readonly sign: ':' | ';'; readonly body: Template }
  | { readonly type: 'if'; readonly condition: Condition; readonly not: boolean; readonly body: Template }
  | { readonly type: 'part'; readonly name: string };
export type Template = readonly Piece[];

/** A step into data: by a field's name, or to one of a list; then only those that meet the condition. */
export interface Step {
  readonly name: string | number;
  readonly only: Condition | null;
}
export type Path = readonly Step[];

/** All must hold: that there is something at the path, or how it compares with what was said. */
export type Condition = readonly Test[];
export interface Test {
  readonly path: Path;
  readonly compare: '=' | '!=' | '>' | '<' | '>=' | '<=' | null;
  readonly with: string | Path;
}

/** A template or path that cannot be read; `at` is the offset in its text. */
export class TemplateProblem extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** Signs within brackets belong to the condition there. */
const OUTSIDE = '(?![^[]*\\])';
const AND = new RegExp(` and ${OUTSIDE}`);
const TEST = new RegExp(`^(.+?)\\s*(>=|<=|!=|=|>|<)${OUTSIDE}\\s*(\\S.*)$`);

/**
 * Reads a sentence: `{path}` a value · `{path|map}` a word of a map for it · `{path: …}` once for each there, or for the one there, with
 * 、 between; `{path; …}` with ； between · `{condition? …}` if so · `{condition! …}` if not · `{>part}` a part of `messages.yaml`.
 */
export function parseTemplate(text: string): Template {
  let at = 0;
  const template = pieces();
  if (at < text.length) throw new TemplateProblem(at, 'closes nothing');
  return template;

  function pieces(): Piece[] {
    const all: Piece[] = [];
    while (at < text.length && text[at] !== '}') {
      if (text[at] === '{') all.push(braced());
      else {
        const from = at;
        while (at < text.length && text[at] !== '{' && text[at] !== '}') at++;
        all.push({ type: 'text', text: text.slice(from, at) });
      }
    }
    return all;
  }

  function braced(): Piece {
    const open = at++;
    const head = headOf();
    const sign = text[at];
    if (sign === undefined) throw new TemplateProblem(open, 'is never closed by "}"');
    at++;
    if (sign === '}') return plain(head, open);
    if (text[at] === ' ') at++;
    const body = pieces();
    if (text[at] !== '}') throw new TemplateProblem(open, 'is never closed by "}"');
    at++;
    if (sign === ':' || sign === ';') return { type: 'each', path: parsePath(head, open + 1), sign, body };
    return { type: 'if', condition: parseCondition(head, open + 1), not: sign === '!', body };
  }

  /** What stands before the sign that tells what the braces do; signs within brackets belong to a condition. */
  function headOf(): string {
    const from = at;
    for (let depth = 0; at < text.length; at++) {
      const sign = text[at]!;
      if (sign === '[') depth++;
      if (sign === ']') depth--;
      if (depth > 0) continue;
      if (':;?}'.includes(sign) || (sign === '!' && text[at + 1] !== '=')) break;
    }
    return text.slice(from, at).trim();
  }
}

function plain(head: string, open: number): Piece {
  if (head.startsWith('>')) return { type: 'part', name: head.slice(1).trim() };
  const [path, map = null] = head.split('|');
  return { type: 'value', path: parsePath(path!, open + 1), map };
}

/** Reads a condition: tests joined by `and`; what a path is compared with is a word or number, or another path, written with `/` before it. */
export function parseCondition(text: string, at = 0): Condition {
  return text.split(AND).map((test) => {
    const found = TEST.exec(test.trim());
    if (!found) return { path: parsePath(test.trim(), at), compare: null, with: '' };
    const [, path, compare, other] = found;
    const right = other!.startsWith('/') ? parsePath(other!.slice(1), at) : other!;
    return { path: parsePath(path!, at), compare: compare as Test['compare'], with: right };
  });
}

/** Reads a path: names joined by points; `0` or `last` one of a list; `[…]` behind a name: only those that meet the condition. */
export function parsePath(text: string, at = 0): Path {
  const steps: Step[] = [];
  let rest = text;
  for (;;) {
    const found = /^(?:([A-Za-z_]\w*)|(\d+))(?:\[([^[\]]+)\])?(\.|$)/.exec(rest);
    if (!found)
      throw new TemplateProblem(at + text.length - rest.length, `"${text}" is no path; write names joined by points`);
    const [all, name, index, only, more] = found;
    steps.push({ name: name === 'last' ? -1 : (name ?? Number(index)), only: only ? parseCondition(only, at) : null });
    if (!more) return steps;
    rest = rest.slice(all.length);
  }
}
