import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadOntology, type Property } from '../../src/knowledge/ontology.ts';
import { captionOf, rules, saved } from './saved.ts';

const { nodes, edges } = loadOntology('graph/ontology');
const looks = (selector: string) => rules.get(selector) ?? {};

describe('the style sheet of Neo4j Browser', () => {
  it.each([...nodes.values()])('gives $name a colour, a size and a caption', ({ name, labels, properties }) => {
    expect(looks(`node.${name}`)['color']).toMatch(/^#[0-9A-F]{6}$/);
    const own = labels.map((label) => looks(`node.${label}`));
    expect(own.map(({ diameter }) => diameter).join('')).toMatch(/^\d+px$/);
    readsWell(captionOf('node', labels), properties, name === 'File' ? ['id'] : []);
  });

  it.each([...edges.values()])('gives $name a colour, a width and a caption', ({ name, stated, properties }) => {
    const { color, caption, 'shaft-width': width } = looks(`relationship.${name}`);
    expect(color).toMatch(/^#[0-9A-F]{6}$/);
    expect(width).toMatch(/^\dpx$/);
    readsWell(caption, properties);
    if (stated) expect(caption).toMatch(/^\{year\} ./);
  });

  it('styles nothing that the ontology does not know', () => {
    const known = [...nodes.keys(), ...edges.keys()];
    const styled = [...rules.keys()].flatMap((selector) => selector.split('.')[1] ?? []);
    expect(styled.filter((label) => !known.includes(label))).toEqual([]);
    expect(readFileSync('cypher/browser/style.grass', 'utf8').match(/\{\n/g)).toHaveLength(rules.size);
  });
});

/** Never an id or a hash; never empty, since a property that is always there or a word is part of it. */
function readsWell(
  caption: string | undefined,
  declared: Readonly<Record<string, Property>>,
  allowed: readonly string[] = [],
) {
  const shown = [...(caption ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  expect(shown.filter((name) => !declared[name])).toEqual([]);
  expect(shown.filter((name) => /^id$|hash|passage|stamp/i.test(name) && !allowed.includes(name))).toEqual([]);
  const words = (caption ?? '').replace(/\{\w+\}/g, '').trim();
  expect(words !== '' || shown.some((name) => declared[name]?.required)).toBe(true);
}

describe('the guide', () => {
  const guide = readFileSync('cypher/browser/guide.html', 'utf8');
  const queries = [...guide.matchAll(/<pre mode="cypher" class="[^"]*\brunnable\b[^"]*">(.*?)<\/pre>/gs)].map(
    ([, text]) => text!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );

  it('asks what the saved queries ask', () => {
    const asked = queries.filter((text) => !text.startsWith(':'));
    const known = new Map(saved.map(({ name, text }) => [`${text};`, name]));
    expect(asked.map((text) => known.get(text) ?? text)).toEqual(
      expect.arrayContaining(['adopters', 'sichuan-chongqing', 'first-adopters']),
    );
    expect(asked.filter((text) => !known.has(text))).toEqual([]);
  });
});
