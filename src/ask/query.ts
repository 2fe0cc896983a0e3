import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type TypeNode,
  type ValueNode,
  visit,
} from 'graphql';
import type { Years } from './entity.ts';
import type { Filled } from './lattice.ts';

/** A value that a query is given. */
export type Given = string | number | Years | readonly (string | number)[];

/** What a query asks to be given. */
export interface Wanted {
  readonly name: string;
  readonly required: boolean;
  readonly list: boolean;
  /** The type's name in the schema. */
  readonly type: string;
}

/** A query with variables, with the fragments that it uses. */
export function parseQuery(text: string, fragments: ReadonlyMap<string, FragmentDefinitionNode>): DocumentNode {
  const document = parse(text, { noLocation: true });
  const used = new Map<string, DefinitionNode>();
  const follow = (node: DefinitionNode) =>
    visit(node, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value);
        if (!fragment) throw new Error(`there is no fragment "${value}" in fragments.graphql`);
        if (used.has(value)) return;
        used.set(value, fragment);
        follow(fragment);
      },
    });
  document.definitions.forEach(follow);
  return { ...document, definitions: [...document.definitions, ...used.values()] };
}

/** What a query asks to be given. */
export function wantedBy(document: DocumentNode): Wanted[] {
  const { variableDefinitions = [] } = document.definitions[0] as OperationDefinitionNode;
  return variableDefinitions.map(({ variable, type }) => {
    const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    return {
      name: variable.name.value,
      required: type.kind === Kind.NON_NULL_TYPE,
      list: inner.kind === Kind.LIST_TYPE,
      type: nameOf(type),
    };
  });
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

/**
 * The variables that filled slots give; null where one is lacking, given twice, or years do not fit a single year. A place in the slot
 * `place` gives `placeLevel`, its rank, too.
 */
export function variablesOf(wanted: readonly Wanted[], filled: readonly Filled[]): Record<string, Given> | null {
  const given = new Map<string, (string | number | Years)[]>();
  const give = (name: string, value: string | Years) => given.set(name, [...(given.get(name) ?? []), value]);
  for (const { name, entity } of filled)
    for (const { value, level } of entity.values) {
      give(name, value);
      if (level) give(`${name}Level`, level);
    }
  const variables: Record<string, Given> = {};
  for (const { name, required, list, type } of wanted) {
    const values = given.get(name) ?? [];
    const taken = type === 'Int' ? values.flatMap(oneYear) : values;
    if (taken.length !== values.length || (required && taken.length === 0)) return null;
    if (taken.length === 0) continue;
    if (list) variables[name] = taken as string[];
    else if (taken.length === 1) variables[name] = taken[0]!;
    else return null;
  }
  return variables;
}

function oneYear(value: string | number | Years): number[] {
  return typeof value === 'object' && value.from !== undefined && value.from === value.to ? [value.from] : [];
}

/** The query with its variables' values in their place, to be pasted as it is; arguments without a value are left out. */
export function literal(document: DocumentNode, variables: Readonly<Record<string, Given>>): DocumentNode {
  const types = new Map(wantedBy(document).map(({ name, type }) => [name, type]));
  const node = (value: unknown, type: string): ValueNode => {
    if (Array.isArray(value)) return { kind: Kind.LIST, values: value.map((one) => node(one, type)) };
    if (typeof value === 'number') return { kind: Kind.INT, value: String(value) };
    if (typeof value === 'string')
      return type === 'String' || type === 'ID' ? { kind: Kind.STRING, value } : { kind: Kind.ENUM, value };
    const fields = Object.entries(value as object).map(([name, inner]) => ({
      kind: Kind.OBJECT_FIELD as const,
      name: { kind: Kind.NAME as const, value: name },
      value: node(inner, type),
    }));
    return { kind: Kind.OBJECT, fields };
  };
  return visit(document, {
    VariableDefinition: () => null,
    Argument({ value }) {
      return value.kind === Kind.VARIABLE && variables[value.name.value] === undefined ? null : undefined;
    },
    Variable({ name: { value } }) {
      return node(variables[value], types.get(value)!);
    },
  });
}
