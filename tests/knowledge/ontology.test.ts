import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/knowledge/errors.ts';
import { loadOntology } from '../../src/knowledge/ontology.ts';

const ontology = loadOntology('graph/ontology');
const folder = mkdtempSync(join(tmpdir(), 'fazhi-ontology-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the ontology', () => {
  it('has the labels and edges that reports are told in', () => {
    expect([...ontology.nodes.keys()]).toEqual(
      expect.arrayContaining(
        'Jurisdiction Report Passage System Mechanism Platform Law Institution Cooperation Figure'.split(' '),
      ),
    );
    expect([...ontology.edges.keys()]).toEqual(
      expect.arrayContaining('ADOPTED PLANS LACKS PART_OF REPORTS_ON CITES PARTY_TO COOPERATES_WITH'.split(' ')),
    );
  });

  it('gives systems, mechanisms and platforms the label they share', () => {
    for (const name of ['System', 'Mechanism', 'Platform']) {
      const type = ontology.nodes.get(name)!;
      expect(type.labels).toEqual(['Practice', name]);
      expect(Object.keys(type.properties)).toContain('aliases');
    }
  });

  it('asks of every edge that a report states where it is said', () => {
    const stated = [...ontology.edges.values()].filter((edge) => edge.stated);
    expect(stated.length).toBeGreaterThan(6);
    for (const { properties } of stated)
      for (const name of 'year report passage quote start end pattern'.split(' '))
        expect(properties[name]).toMatchObject({ required: true });
  });
});

describe('a mistake in the ontology is told with file, line and column', () => {
  it.each([
    ['an unknown key', 'nodes/Law.yaml', 'label: 文件\ndescription: x\ncolour: red\n', /Law\.yaml:3:1 .*colour/],
    [
      'an unknown type of value',
      'nodes/Law.yaml',
      'label: 文件\ndescription: x\nproperties:\n  id: { type: text, description: x }\n',
      /Law\.yaml:4:9 properties\.id\.type: /,
    ],
    ['no id', 'nodes/Law.yaml', 'label: 文件\ndescription: x\n', /Law\.yaml:1:1 needs a required property "id"/],
    [
      'a type that is not there',
      'nodes/System.yaml',
      'label: 制度\ndescription: x\nextends: Rule\n',
      /:3:1 no node type "Rule"; there are: .*Practice/,
    ],
    [
      'an end that is not there',
      'edges/CITES.yaml',
      'label: 引用\ndescription: x\nfrom: Report\nto: Book\nstated: true\n',
      /CITES\.yaml:4:1 no node type "Book"/,
    ],
    [
      'a property twice',
      'edges/CITES.yaml',
      'label: 引用\ndescription: x\nfrom: Report\nto: Law\nstated: true\nproperties:\n  quote: { type: string, description: x }\n',
      /CITES\.yaml:7:3 "quote" is already in provenance\.yaml/,
    ],
    [
      'a property to find words in that is not there',
      'nodes/Law.yaml',
      'label: 文件\ndescription: x\nproperties:\n  id: { type: string, required: true, description: x }\nfulltext: [id, text]\n',
      /Law\.yaml:5:16 no property "text"; there are: id/,
    ],
    ['broken YAML', 'nodes/Law.yaml', 'label: [文件\n', /Law\.yaml:\d+:\d+ /],
  ])('%s', (_what, name, text, message) => {
    cpSync('graph/ontology', folder, { recursive: true });
    writeFileSync(join(folder, name), text);
    expect(() => loadOntology(folder)).toThrow(KnowledgeError);
    expect(() => loadOntology(folder)).toThrow(message);
  });
});
