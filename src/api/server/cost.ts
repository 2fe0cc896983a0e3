import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  isCompositeType,
  isListType,
  Kind,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';
import { createGraphQLError, type Plugin } from 'graphql-yoga';
import { MOST } from '../connection.ts';

/** What a list without `first` is taken to hold; those that hold far more or fewer are named. */
const USUAL = 10;
const HOLDS: Readonly<Record<string, number>> = {
  'Jurisdiction.practices': 100,
  'Jurisdiction.cooperations': 30,
  'Jurisdiction.figures': 100,
  'Jurisdiction.institutions': 100,
  'Jurisdiction.citations': 100,
  'Report.practices': 50,
  'Report.figures': 50,
  'Report.institutions': 50,
  'Report.citations': 50,
};
const EVIDENCE = 2;

/** Fields that give the page that `first` of the field above them asks for. */
const PAGE: ReadonlySet<string> = new Set(['nodes', 'edges', 'links', 'paths']);

/** How many objects an operation may give, and the lists on the way to most of them, from the outside in. */
export interface Cost {
  readonly objects: number;
  readonly lists: readonly string[];
}

const NONE: Cost = { objects: 0, lists: [] };

/**
 * Counts the objects that an operation may give: each list by its `first`, times what each of its rows may give. Introspection
 * counts nothing. Null where the variables do not fit, which executing it will tell.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  name: string | null | undefined,
  raw: Readonly<Record<string, unknown>>,
): Cost | null {
  const operation = getOperationAST(document, name);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return NONE;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], raw);
  if (!coerced) return null;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const known = new Map<string, Cost>();

  function ofSelections({ selections }: SelectionSetNode, parent: GraphQLCompositeType, page: number): Cost {
    return selections
      .map((selection) => {
        if (selection.kind === Kind.FIELD) return ofField(selection, parent, page);
        if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value, page);
        const type = selection.typeCondition ? typeFromAST(schema, selection.typeCondition) : parent;
        return isCompositeType(type) ? ofSelections(selection.selectionSet, type, page) : NONE;
      })
      .reduce(both, NONE);
  }

  /** Each fragment is counted once for each size of page, however often it is spread. */
  function ofFragment(fragment: string, page: number): Cost {
    const id = `${fragment} ${page}`;
    const definition = fragments.get(fragment);
    const type = definition && typeFromAST(schema, definition.typeCondition);
    if (!isCompositeType(type)) return NONE;
    const cost = known.get(id) ?? ofSelections(definition!.selectionSet, type, page);
    known.set(id, cost);
    return cost;
  }

  function ofField(node: FieldNode, parent: GraphQLCompositeType, page: number): Cost {
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    const type = field && getNamedType(field.type);
    if (!field || !node.selectionSet || !isCompositeType(type)) return NONE;
    const first = firstOf(field, node, coerced!);
    const isList = isListType(getNullableType(field.type));
    const isPage = isList && first === undefined && PAGE.has(field.name);
    const rows = isPage ? page : isList ? (first ?? held(parent.name, field.name, type.name)) : 1;
    const inner = ofSelections(node.selectionSet, type, first ?? 1);
    const isWide = !isPage && (first ?? rows) > 1;
    return { objects: rows * (1 + inner.objects), lists: isWide ? [field.name, ...inner.lists] : inner.lists };
  }

  return ofSelections(operation.selectionSet, root, 1);
}

const both = (one: Cost, other: Cost): Cost => ({
  objects: one.objects + other.objects,
  lists: other.objects > one.objects ? other.lists : one.lists,
});

const held = (parent: string, field: string, type: string): number =>
  type === 'Evidence' ? EVIDENCE : (HOLDS[`${parent}.${field}`] ?? USUAL);

/** How many rows a field asks for; undefined where it has no `first`. No more are given than MOST, whatever it asks for. */
function firstOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Record<string, unknown>) {
  if (!field.args.some(({ name }) => name === 'first')) return undefined;
  try {
    const { first } = getArgumentValues(field, node, variables);
    return typeof first === 'number' ? Math.min(Math.max(first, 0), MOST) : MOST;
  } catch {
    // Executing it will tell which argument does not fit.
    return MOST;
  }
}

/** Refuses operations that may give more objects than the limit, before anything of them is done. */
export function useCostLimit(limit: number): Plugin {
  return {
    onExecute({ args: { schema, document, operationName, variableValues } }) {
      const cost = costOf(schema, document, operationName, variableValues ?? {});
      if (!cost || cost.objects <= limit) return;
      throw createGraphQLError(
        `this may give ${cost.objects} objects, ${limit} are allowed; ask for fewer with first, or leave out lists within lists: ${cost.lists.join(' > ')}`,
        { extensions: { code: 'COST_TOO_HIGH', cost: cost.objects, limit, http: { spec: true, status: 400 } } },
      );
    },
  };
}
