import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import type { Wanted } from './query.ts';
import type { Saying } from './say.ts';
import { type Condition, type Path, type Template, TemplateProblem } from './template.ts';

/** The fields that a query gives, by name; null for a value, and for what is not looked into. */
export interface Shape {
  readonly [name: string]: Shape | null;
}

const YEARS: Shape = { from: null, to: null };
/** What can be asked of every list. */
const COUNTED = ['length', 'max'];
/** What parts that several sentences share may name, whether the question has it or not. */
const USUAL = ['years', 'within', 'level'];

/** What a sentence may name: the fields that the query asks for, `slots` as a sentence calls them, `vars` as the query was given them. */
export function shapeOf(document: DocumentNode, wanted: readonly Wanted[]): Shape {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  );
  const fieldsOf = ({ selections }: SelectionSetNode): Shape => {
    const fields: Record<string, Shape | null> = {};
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const { alias, name, selectionSet } = selection;
        fields[(alias ?? name).value] = selectionSet ? fieldsOf(selectionSet) : null;
      } else {
        const set =
          selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value)!;
        Object.assign(fields, fieldsOf(set));
      }
    }
    return fields;
  };
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('must begin with the query');
  const names = wanted.map(({ name, type }) => [name, type === 'Years' ? YEARS : null] as const);
  return {
    ...fieldsOf(operation.selectionSet),
    slots: Object.fromEntries([...USUAL, ...wanted.map(({ name }) => name)].map((name) => [name, null])),
    vars: Object.fromEntries(names),
  };
}

/** Throws a TemplateProblem where a template names what is not there. */
export function checkTemplate(template: Template, scope: readonly Shape[], saying: Saying): void {
  for (const piece of template) {
    if (piece.type === 'part') {
      const part = saying.parts.get(piece.name);
      if (!part) throw new TemplateProblem(0, `messages.yaml has no part "${piece.name}"`);
      checkTemplate(part, scope, saying);
    } else if (piece.type === 'value') {
      checkPath(piece.path, scope);
      if (piece.map !== null && !saying.maps.has(piece.map))
        throw new TemplateProblem(0, `messages.yaml has no map "${piece.map}"`);
    } else if (piece.type === 'if') {
      checkCondition(piece.condition, scope);
      checkTemplate(piece.body, scope, saying);
    } else if (piece.type === 'each') {
      const shape = checkPath(piece.path, scope);
      checkTemplate(piece.body, shape ? [...scope, shape] : scope, saying);
    }
  }
}

function checkCondition(condition: Condition, scope: readonly Shape[]): void {
  for (const test of condition) {
    checkPath(test.path, scope);
    if (typeof test.with !== 'string') checkPath(test.with, scope);
  }
}

/** The fields at a path; null for a value. */
export function checkPath(path: Path, scope: readonly Shape[]): Shape | null {
  const [first] = path;
  let shape: Shape | null = [...scope].reverse().find((fields) => Object.hasOwn(fields, first!.name)) ?? {};
  for (const { name, only } of path) {
    if (typeof name === 'string' && !COUNTED.includes(name)) {
      if (!shape || !Object.hasOwn(shape, name)) throw new TemplateProblem(0, `the query does not ask for "${name}"`);
      shape = shape[name]!;
    }
    if (only) checkCondition(only, shape ? [...scope, shape] : scope);
  }
  return shape;
}
