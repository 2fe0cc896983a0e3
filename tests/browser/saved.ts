import { readdirSync, readFileSync } from 'node:fs';
import { readStatement, type Statement } from '../../src/store/cypher.ts';

/** The saved queries by file name, with their title and text. */
export const saved: readonly (Statement & { readonly name: string })[] = readdirSync('cypher/browser/favorites')
  .map((file) => file.replace(/\.cypher$/, ''))
  .sort()
  .map((name) => ({ name, ...readStatement(`browser/favorites/${name}`) }));

/** The bundled reports. */
export const samples: readonly string[] = readdirSync('samples')
  .filter((name) => name !== 'README.md')
  .map((name) => `samples/${name}`);

/** The rules of the style sheet: `node.Jurisdiction` with its properties, in their order. */
export const rules: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  [...readFileSync('cypher/browser/style.grass', 'utf8').matchAll(/^(\S+) \{\n(.*?)^\}$/gms)].map(
    ([, selector, lines]) => [
      selector!,
      Object.fromEntries([...lines!.matchAll(/^ {2}([\w-]+): "?(.*?)"?;$/gm)].map(([, name, value]) => [name, value])),
    ],
  ),
);

/** How the style sheet captions a node or an edge of these labels; the properties' names in braces. */
export function captionOf(kind: 'node' | 'relationship', labels: readonly string[]): string | undefined {
  return [...rules]
    .filter(([selector, { caption }]) => caption && labels.some((label) => selector === `${kind}.${label}`))
    .map(([, { caption }]) => caption)
    .at(-1);
}
