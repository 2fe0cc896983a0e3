import neo4j, { type Driver, isNode, isRelationship } from 'neo4j-driver';
import { captionOf } from './saved.ts';

/** What a query gives and Browser therefore has to show. */
export interface Answer {
  /** The whole caption of each node, by Neo4j's own number. */
  readonly nodes: Readonly<Record<string, string>>;
  readonly edges: readonly string[];
  /** The rows, as text. */
  readonly rows: readonly (readonly unknown[])[];
}

/** Asks the server itself, past Browser. */
export async function answerOf(driver: Driver, text: string): Promise<Answer> {
  const { records } = await driver.executeQuery(text);
  // Browser shows what is in lists too.
  const values: unknown[] = records.flatMap((record) => [...record.values()].flat());
  const nodes = values.filter(isNode).map(({ identity, labels, properties }) => {
    return [identity.toString(), caption('node', labels, properties)] as const;
  });
  const edges = values.filter(isRelationship).map(({ elementId, type, properties }) => {
    return [elementId, caption('relationship', [type], properties)] as const;
  });
  return {
    nodes: Object.fromEntries(nodes),
    edges: [...new Map(edges).values()],
    rows: records.map((record) => record.map((value: unknown) => (neo4j.isInt(value) ? value.toNumber() : value))),
  };
}

function caption(
  kind: 'node' | 'relationship',
  labels: readonly string[],
  properties: Readonly<Record<string, unknown>>,
) {
  const template = captionOf(kind, labels);
  if (template === undefined) throw new Error(`the style sheet has no caption for ${labels.join(', ')}`);
  return template.replace(/\{(\w+)\}/g, (_all, name) => String(properties[name] ?? '')).trim();
}

/** Whether a caption on the page is the whole one, or its beginning where there was no room for more. */
export function isCaption(shown: string, whole: string): boolean {
  const [seen, full] = [shown, whole].map((text) => text.replace(/\s/g, '')) as [string, string];
  return seen.endsWith('…') ? full.startsWith(seen.slice(0, -1)) : seen === full;
}

/** The captions on the page that are none of the whole ones, each of which stands for one only. */
export function strangers(shown: readonly string[], whole: readonly string[]): string[] {
  const left = [...whole];
  const longestFirst = [...shown].sort((a, b) => b.length - a.length);
  return longestFirst.filter((caption) => {
    const found = left.findIndex((one) => isCaption(caption, one));
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
}
