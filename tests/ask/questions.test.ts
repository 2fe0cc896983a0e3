import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GraphQLEnumType, parse, print, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { costOf } from '../../src/api/server/cost.ts';
import { DEFAULTS } from '../../src/api/server/settings.ts';
import { checkQuestions } from '../../src/ask/check.ts';
import { ENTITY_TYPES } from '../../src/ask/entity.ts';
import { loadQuestions } from '../../src/ask/questions.ts';
import { asker, entitiesOf, HELD, understood } from './asker.ts';
import { OTHERS, WORDINGS } from './wordings.ts';

const api = schema();
const { all } = asker.questions;

// Every question of graph/questions carries its own examples and near misses; they are the tests.
describe.each(all)('$intent', ({ intent, examples, near }) => {
  it.each(examples)('is understood in: $ask', ({ ask, entities, variables }) => {
    const found = understood(ask);
    expect(found.intent).toBe(intent);
    expect(found.variables).toEqual(variables);
    expect(entitiesOf(found)).toEqual(entities);
  });

  it.each(near)('does not take: %s', (question) => {
    const found = asker.understand(question, HELD);
    expect(found.understood && found.intent).not.toBe(intent);
  });

  it.each(examples)('becomes GraphQL that the schema accepts and the server answers: $ask', ({ ask }) => {
    const text = print(understood(ask).document);
    const document = parse(text);
    expect(validate(api, document)).toEqual([]);
    expect(text).not.toContain('$');
    expect(costOf(api, document, null, {})!.objects).toBeLessThanOrEqual(DEFAULTS.cost);
  });
});

describe('graph/questions', () => {
  it('has enough forms, with examples of its own for each', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    for (const { examples, near } of all) {
      expect(examples.length).toBeGreaterThanOrEqual(2);
      expect(near.length).toBeGreaterThanOrEqual(1);
    }
    const asked = all.flatMap(({ examples }) => examples.map(({ ask }) => ask));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('asks each query that answers questions about the graph', () => {
    const root = api.getQueryType()!.getFields();
    const used = new Set(
      all.flatMap(({ document }) => {
        const [operation] = document.definitions;
        if (operation?.kind !== 'OperationDefinition') return [];
        return operation.selectionSet.selections.flatMap((one) => (one.kind === 'Field' ? one.name.value : []));
      }),
    );
    // The rest look up a thing by its id or part of its name, and have no question of their own.
    expect(Object.keys(root).filter((name) => !used.has(name))).toEqual(
      expect.arrayContaining(['ask', 'stats', 'jurisdictions', 'report']),
    );
    expect(Object.keys(root).filter((name) => !used.has(name))).toHaveLength(4);
  });

  it('has a word for each value that a sentence may have to name', () => {
    const { maps } = asker.questions.messages.saying;
    const enums = {
      kind: 'CooperationKind',
      status: 'Status',
      level: 'Level',
      answer: 'ReciprocityAnswer',
      via: 'Via',
    };
    const others = { practiceKind: 'PracticeKind', documentKind: 'DocumentKind', institutionType: 'InstitutionType' };
    for (const [map, type] of Object.entries({ ...enums, ...others })) {
      const values = (api.getType(type) as GraphQLEnumType).getValues().map(({ name }) => name);
      expect(Object.keys(maps.get(map)!).sort()).toEqual(values.sort());
    }
    expect(Object.keys(maps.get('type')!).sort()).toEqual([...ENTITY_TYPES].sort());
  });

  it('has nothing that does not work', () => {
    expect(checkQuestions(asker)).toEqual([]);
  });

  it.each(Object.entries(WORDINGS).flatMap(([intent, asked]) => asked.map((question) => [question, intent])))(
    'understands %s as %s',
    (question, intent) => {
      expect(understood(question!).intent).toBe(intent);
    },
  );
});

describe('what looks like a question of graph/questions', () => {
  it.each(OTHERS)('and is none is not answered: %s', (question) => {
    const found = asker.understand(question, HELD);
    expect(found.understood && found.intent).toBe(false);
  });
});

describe('a mistake in graph/questions', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fazhi-questions-'));
    cpSync('graph/questions', folder, { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['practices.yaml', ':practice 属于', ':practise 属于', /practices\.yaml:\d+:\d+ .*there is no slot ":practise"/],
    ['practices.yaml', '@popular 的?', '@famous 的?', /neither words\.tsv nor .* has "@famous"/],
    ['practices.yaml', '什么 是|叫 :practice', '什么 ( 是|叫 :practice', /is never closed by "\)"/],
    ['practices.yaml', 'practices(first: 10) {', 'practices(first: 10 {', /question "most-adopted".*Syntax Error/],
    ['practices.yaml', '{practices.totalCount}种做法', '{practices.count}种做法', /does not ask for "count"/],
    ['practices.yaml', '{practice.kind|practiceKind}', '{practice.kind|kinds}', /has no map "kinds"/],
    ['practices.yaml', '{>caution}', '{>care}', /has no part "care"/],
    ['practices.yaml', '{practice.name}在图谱', '{practice.name在图谱', /at character \d+: /],
    ['practices.yaml', 'name: like', 'name: search', /practices\.yaml:\d+:\d+ two questions are named "search"/],
    ['practices.yaml', '...source', '...sauce', /there is no fragment "sauce"/],
    ['phrases.yaml', 'those:', 'and:', /phrases\.yaml:\d+:\d+ "and" is a word list already/],
    ['words.tsv', 'asking\t', 'asks\t', /words\.tsv has no list "asking"/],
    ['messages.yaml', 'most: 10', 'most: 0', /messages\.yaml:\d+:\d+ most/],
    ['messages.yaml', "'{from}年'", "'{from年'", /messages\.yaml:\d+:\d+ at character/],
  ])('of %s is an error that says where: %s → %s', (file, from, to, message) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    try {
      expect(() => loadQuestions(folder)).toThrow(message);
    } finally {
      writeFileSync(path, text);
    }
  });
});
