import { grouped } from '../model/grouped.ts';
import { APART, entries, lineOfEdge } from '../store/hash.ts';
import { type Edge, type End, inOrder, type Node } from '../store/walk.ts';

/** What became of a node or an edge from the first graph to the second. */
export type Change = 'gained' | 'lost' | 'changed';

/** A property that differs; null where a side has none. */
export interface Changed {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface Difference {
  readonly change: Change;
  /** The reports that say it, or that say something of the node; those of the first graph where it is lost. */
  readonly reports: readonly string[];
  /** Of one that is gained or lost: all that it bears. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Of one that has changed: what differs; `labels` are a node's. */
  readonly changes?: readonly Changed[];
}

/** A node that is not the same in both. */
export interface NodeDifference extends Difference {
  /** Root type and id. */
  readonly node: End;
}

/** An edge that is not the same in both. */
export interface EdgeDifference extends Difference {
  readonly edge: string;
  readonly from: End;
  readonly to: End;
}

/** Nodes of one root type that are not the same on both sides, by their ids in order. */
export function nodeDifferences(type: string, before: readonly Node[], after: readonly Node[]) {
  const borne = ({ _labels, ...properties }: Node) => Object.fromEntries(entries(properties, APART[type]));
  const [olds, news] = [before, after].map((nodes) => new Map(nodes.map((node) => [node.id, node])));
  return [...new Set([...olds!.keys(), ...news!.keys()])].sort().flatMap((id) => {
    const node: End = [type, id];
    const [old, now] = [olds!.get(id), news!.get(id)];
    if (!old) return { change: 'gained' as const, node, properties: borne(now!) };
    if (!now) return { change: 'lost' as const, node, properties: borne(old) };
    const labels = ({ _labels }: Node) => ({ labels: [..._labels].sort() });
    const changes = [...changesOf(labels(old), labels(now)), ...changesOf(borne(old), borne(now))];
    return changes.length > 0 ? { change: 'changed' as const, node, changes } : [];
  });
}

/** Edges that are not the same on both sides, in a fixed order, with the report that each is of by itself. */
export function edgeDifferences(before: readonly Edge[], after: readonly Edge[]) {
  const [olds, news] = unmatched(before, after);
  const byKey = new Map<string, { lost: Edge[]; gained: Edge[] }>();
  for (const [edges, side] of [[olds, 'lost'] as const, [news, 'gained'] as const])
    for (const edge of edges) {
      const both = byKey.get(keyOf(edge)) ?? { lost: [], gained: [] };
      both[side].push(edge);
      byKey.set(keyOf(edge), both);
    }
  return [...byKey]
    .sort(([a], [b]) => inOrder(a, b))
    .flatMap(([, { lost, gained }]) =>
      Array.from({ length: Math.max(lost.length, gained.length) }, (_, i) => edgeDifference(lost[i], gained[i])),
    );
}

function edgeDifference(old: Edge | undefined, now: Edge | undefined) {
  const { type: edge, from, to, properties } = (now ?? old)!;
  const of = { edge, from, to, own: ownReport(now ?? old!) };
  if (!old) return { change: 'gained' as const, ...of, properties };
  if (!now) return { change: 'lost' as const, ...of, properties };
  const changes = changesOf(Object.fromEntries(entries(old.properties)), Object.fromEntries(entries(properties)));
  return { change: 'changed' as const, ...of, changes };
}

/** Edges without their like on the other side. */
function unmatched(before: readonly Edge[], after: readonly Edge[]): [Edge[], Edge[]] {
  const open = grouped(before, lineOfEdge);
  const gained = after.filter((edge) => open.get(lineOfEdge(edge))?.pop() === undefined);
  return [[...open.values()].flat(), gained];
}

/** What makes two edges the same one, whatever else they bear. */
const keyOf = ({ type, from, to, properties }: Edge): string =>
  JSON.stringify([from[1], type, to, properties.id ?? null]);

function changesOf(old: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): Changed[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .sort(inOrder)
    .map((name) => ({ name, before: old[name] ?? null, after: now[name] ?? null }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

/** The report that an edge says it is of, or that it leaves or leads to. */
function ownReport({ from, to, properties }: Edge): string | null {
  if (typeof properties.report === 'string') return properties.report;
  return [from, to].find(([type]) => type === 'Report')?.[1] ?? null;
}
