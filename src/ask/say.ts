import { holds, isData, many, type Scope, valueAt } from './data.ts';
import type { Piece, Template } from './template.ts';

/** What sentences share. */
export interface Saying {
  readonly parts: ReadonlyMap<string, Template>;
  /** Words for values, by the map's name: adopted is 已建立. */
  readonly maps: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** How many of a list are named. */
  readonly most: number;
  /** What stands behind those that are named where there are more: 等. */
  readonly more: string;
  /** What stands between them. */
  readonly between: { readonly ':': string; readonly ';': string };
}

/** A sentence from its template and the data. */
export function say(template: Template, scope: Scope, saying: Saying): string {
  return template.map((piece) => saidOf(piece, scope, saying)).join('');
}

function saidOf(piece: Piece, scope: Scope, saying: Saying): string {
  switch (piece.type) {
    case 'text':
      return piece.text;
    case 'part':
      return say(saying.parts.get(piece.name)!, scope, saying);
    case 'if':
      return holds(piece.condition, scope) === piece.not ? '' : say(piece.body, scope, saying);
    case 'value': {
      const words = piece.map === null ? {} : saying.maps.get(piece.map)!;
      const values = many(valueAt(piece.path, scope));
      return listed(
        values.map((value) => words[String(value)] ?? written(value)),
        ':',
        saying,
      );
    }
    case 'each': {
      const things = many(valueAt(piece.path, scope));
      return listed(
        things.map((one) => say(piece.body, isData(one) ? [...scope, one] : scope, saying)),
        piece.sign,
        saying,
      );
    }
  }
}

/** Texts in a list, each once and so many at most. */
function listed(texts: readonly string[], sign: ':' | ';', { most, more, between }: Saying): string {
  const all = [...new Set(texts)].filter((text) => text !== '');
  const said = all.slice(0, most).join(between[sign]);
  return all.length > most ? said + more : said;
}

/** Numbers with two decimals at most. */
const written = (value: unknown) => String(typeof value === 'number' ? Math.round(value * 100) / 100 : value);
