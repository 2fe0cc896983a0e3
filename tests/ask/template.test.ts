import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Scope, valueAt } from '../../src/ask/data.ts';
import { literal, parseQuery, variablesOf, wantedBy } from '../../src/ask/query.ts';
import { type Saying, say } from '../../src/ask/say.ts';
import { checkTemplate, shapeOf } from '../../src/ask/shape.ts';
import { parsePath, parseTemplate } from '../../src/ask/template.ts';

const saying: Saying = {
  parts: new Map([['greeting', parseTemplate('你好，{name}')]]),
  maps: new Map([['colour', { red: '红', blue: '蓝' }]]),
  most: 3,
  more: '等',
  between: { ':': '、', ';': '；' },
};

const DATA = {
  name: '小王',
  count: 3,
  none: 0,
  share: 12.3456,
  colour: 'red',
  nothing: null,
  places: [
    { path: ['甲省', '乙市'], year: 2021, facts: [{ status: 'adopted', said: '一' }] },
    {
      path: ['甲省', '丙市'],
      year: 2023,
      facts: [
        { status: 'planned', said: '二' },
        { status: 'adopted', said: '三' },
      ],
    },
    { path: ['丁省'], year: 2023, facts: [] },
  ],
  others: [{ place: { path: ['丁省'] } }],
  years: { from: 2022 },
};
const said = (template: string) => say(parseTemplate(template), [DATA], saying);

describe('a sentence', () => {
  it.each([
    ['{name}有{count}个', '小王有3个'],
    ['{share}', '12.35'],
    ['{nothing}{missing}', ''],
    ['{colour|colour}', '红'],
    ['{>greeting}！', '你好，小王！'],
    ['{places: {path}}', '甲省乙市、甲省丙市、丁省'],
    ['{places; {path}{year}年}', '甲省乙市2021年；甲省丙市2023年；丁省2023年'],
    ['{places.length}个，{places.0.path}到{places.last.path}', '3个，甲省乙市到丁省'],
    ['{places.year}', '2021、2023'],
    ['最近{places.year.max}年', '最近2023年'],
    ['{places[year = 2023]: {path}}', '甲省丙市、丁省'],
    ['{places[facts.status != planned]: {path}}', '甲省乙市、丁省'],
    ['{places[path = /others.place.path]: {path}}', '丁省'],
    ['{places[year >= /years.from and year <= /years.to]: {path}}', '甲省丙市、丁省'],
    ['{places[facts].facts[status = adopted].said}', '一、三'],
    ['{places[year < 2023].length}', '1'],
    ['{count? 有}{none? 没有}{none! 零}{count > 2? 多}{count <= 2? 少}', '有零多'],
    ['{places: {facts: {path}{said}}}', '甲省乙市一、甲省丙市二、甲省丙市三'],
    ['{count = 3 and colour = red? 三红}', '三红'],
  ])('is made by %s', (template, expected) => {
    expect(said(template)).toBe(expected);
  });

  it('names some of a long list, each once', () => {
    const many = { all: ['一', '二', '一', '三', '四'].map((name) => ({ name })) };
    expect(say(parseTemplate('{all: {name}}'), [many], saying)).toBe('一、二、三等');
    expect(say(parseTemplate('{all.name}'), [many], saying)).toBe('一、二、三等');
  });

  it.each([
    ['{name', /is never closed/],
    ['name}', /closes nothing/],
    ['{places: {path}', /is never closed/],
    ['{na me}', /"na me" is no path/],
    ['{places[year = 2023: {path}}', /is never closed|is no path/],
  ])('that cannot be read says where: %s', (template, message) => {
    expect(() => parseTemplate(template)).toThrow(message);
  });
});

describe('a path', () => {
  const scope: Scope = [DATA];
  it('goes through lists as if they were one', () => {
    expect(valueAt(parsePath('places.facts.said'), scope)).toEqual(['一', '二', '三']);
    expect(valueAt(parsePath('places.9.path'), scope)).toBeUndefined();
  });

  it('is checked against what a query asks for', () => {
    const document = parseQuery('query ($years: Years) { places { year ...where } }', new Map(fragments()));
    const shape = shapeOf(document, wantedBy(document));
    const check = (template: string) => () => checkTemplate(parseTemplate(template), [shape], saying);
    expect(check('{places: {path}{year}}{slots.years}{vars.years.from}{places.length}')).not.toThrow();
    expect(check('{places.name}')).toThrow('the query does not ask for "name"');
    expect(check('{places[name = 1]: {path}}')).toThrow('the query does not ask for "name"');
    expect(check('{places: {facts}}')).toThrow('the query does not ask for "facts"');
    expect(check('{vars.years.until}')).toThrow('the query does not ask for "until"');
    expect(check('{>greeting}')).toThrow('the query does not ask for "name"');
  });
});

const fragments = () =>
  parse('fragment where on Place { path }').definitions.flatMap((node) =>
    node.kind === 'FragmentDefinition' ? [[node.name.value, node] as const] : [],
  );

describe('a query', () => {
  const document = parseQuery(
    `query ($name: String!, $level: Level, $years: Years, $kinds: [Kind!], $one: Int) {
      found(name: $name, level: $level, years: $years, kinds: $kinds, year: $one, names: [$name, "x"]) { ...where }
    }`,
    new Map(fragments()),
  );
  const filled = (name: string, ...values: (string | { from?: number; to?: number })[]) => ({
    name,
    entity: {
      type: 'text',
      start: 0,
      end: 1,
      text: '',
      values: values.map((value) => ({ value, shown: '' })),
    } as const,
  });

  it('takes the values of slots as its variables', () => {
    const wanted = wantedBy(document);
    expect(variablesOf(wanted, [filled('name', '甲'), filled('kinds', 'a', 'b')])).toEqual({
      name: '甲',
      kinds: ['a', 'b'],
    });
    expect(variablesOf(wanted, [filled('name', '甲'), filled('one', { from: 2023, to: 2023 })])).toEqual({
      name: '甲',
      one: 2023,
    });
  });

  it('has none where one is lacking, given twice, or years are not one', () => {
    const wanted = wantedBy(document);
    expect(variablesOf(wanted, [])).toBeNull();
    expect(variablesOf(wanted, [filled('name', '甲'), filled('name', '乙')])).toBeNull();
    expect(variablesOf(wanted, [filled('name', '甲', '乙')])).toBeNull();
    expect(variablesOf(wanted, [filled('name', '甲'), filled('one', { from: 2021, to: 2023 })])).toBeNull();
    expect(variablesOf(wanted, [filled('name', '甲'), filled('one', { from: 2021 })])).toBeNull();
  });

  it('is written with its values in their place, whatever they hold', () => {
    const text = print(
      literal(document, { name: '甲"\\ }\n{', level: 'county', years: { from: 2020, to: 2023 }, kinds: ['a', 'b'] }),
    );
    for (const argument of [
      'name: "甲\\"\\\\ }\\n{"',
      'level: county',
      'years: {from: 2020, to: 2023}',
      'kinds: [a, b]',
      'names: ["甲\\"\\\\ }\\n{", "x"]',
    ])
      expect(text).toContain(`    ${argument}\n`);
    expect(text).not.toContain('year:');
    expect(text).toContain('fragment where on Place');
    expect(() => parse(text)).not.toThrow();
  });
});
