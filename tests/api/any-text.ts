import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChanges } from '../../src/api/ingestion.ts';
import { schema } from '../../src/api/schema.ts';
import { createApi } from '../../src/api/server.ts';
import { removeReport } from '../../src/store/forget.ts';
import { hashGraph } from '../../src/store/hash.ts';
import type { Store } from '../../src/store/store.ts';
import { plant } from '../store/plant.ts';
import { ontology } from '../store/reports.ts';
import { knowledge } from './ask.ts';
import { KEY } from './serving.ts';

/** What might end a string, a pattern or a statement, name a parameter, or be too much to hold. */
const NASTY = [
  "' OR 1=1 //",
  '" OR 1=1 //',
  '`) DETACH DELETE n //',
  "'}) DETACH DELETE n //",
  '}] RETURN 1 UNION MATCH (n) DETACH DELETE n RETURN 1 //',
  '$x',
  '$id) DETACH DELETE n //',
  '\\',
  "\\' OR 1=1 //",
  '\\u0027 OR 1=1 //',
  '‘’“”＇＂｀',
  '/* */ // -- ;',
  '.*+?^$ {}()|[]',
  '__proto__',
  '500153/2023\u0000',
  '\ud800',
  '\u202e荣昌区\n\r\t',
  '',
  ' ',
  '荣'.repeat(50_000),
];

/** Codes that tell of a mistake within. */
const BROKEN = ['STORE_FAILED', 'INTERNAL_SERVER_ERROR', 'TIMEOUT'];

/** Values with which the sample graph has an answer, by the argument's name. */
const FITTING: Readonly<Record<string, unknown>> = {
  practice: '行政执法公示制度',
  name: '荣昌区',
  id: '500153/2023',
  indicator: '行政机关负责人出庭应诉率',
  text: '制度',
  title: '法治政府建设实施纲要（2021—2025年）',
  question: '荣昌区和内江市有什么合作？',
  from: '荣昌区',
  to: '泸州市',
  places: ['荣昌区', '泸州市'],
  document: '法治政府建设实施纲要（2021—2025年）',
  reports: ['500153/2023'],
};

type Field = GraphQLField<unknown, unknown>;
/** Fields from Query or Mutation down to the one whose argument is tried. */
type Way = readonly { readonly on: GraphQLObjectType; readonly field: Field }[];

const whole = schema();
const tried = [whole.getQueryType()!, whole.getMutationType()!].flatMap((root) => waysFrom(root)).flatMap(argumentsOf);

/** The shortest way to every field that has arguments. */
function waysFrom(root: GraphQLObjectType): Way[] {
  const found: Way[] = [];
  const seen = new Set<string>();
  const open: { on: GraphQLObjectType; way: Way }[] = [{ on: root, way: [] }];
  for (let next = open.shift(); next; next = open.shift()) {
    const { on, way } = next;
    if (seen.has(on.name)) continue;
    seen.add(on.name);
    for (const field of Object.values(on.getFields())) {
      const longer = [...way, { on, field }];
      if (field.args.length > 0) found.push(longer);
      const type = getNamedType(field.type);
      const types = isAbstractType(type) ? whole.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
      for (const inner of types) open.push({ on: inner, way: longer });
    }
  }
  return found;
}

/** Each argument into which text can go, with how it goes in. */
function argumentsOf(way: Way) {
  const { on, field } = way.at(-1)!;
  return field.args.flatMap((argument) =>
    placesIn(argument.type).map(({ at, put }) => ({
      name: `${on.name}.${field.name}(${argument.name}${at})`,
      way,
      argument,
      put,
    })),
  );
}

interface Place {
  readonly at: string;
  readonly put: (text: string) => unknown;
}

function placesIn(type: GraphQLInputType): Place[] {
  if (isNonNullType(type)) return placesIn(type.ofType);
  if (isListType(type))
    return placesIn(type.ofType).map(({ at, put }) => ({ at: `${at}[]`, put: (text) => [put(text), put(text)] }));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((inner) =>
      placesIn(inner.type).map(({ at, put }) => ({
        at: `.${inner.name}${at}`,
        put: (text) => ({ ...required(type), [inner.name]: put(text) }),
      })),
    );
  return ['String', 'ID'].includes(getNamedType(type).name) ? [{ at: '', put: (text) => text }] : [];
}

const required = (type: GraphQLInputType): object =>
  isInputObjectType(type)
    ? Object.fromEntries(
        Object.values(type.getFields())
          .filter(({ type }) => isNonNullType(type))
          .map(({ name }) => [name, 'a']),
      )
    : {};

/** The question that leads to an argument, which gets the variable `nasty`; all others on the way get what fits. */
function questionTo(way: Way, argument: GraphQLArgument): string {
  const given = (field: Field): string => {
    const isLast = field === way.at(-1)!.field;
    const parts = field.args.flatMap((one) => {
      if (isLast && one === argument) return `${one.name}: $nasty`;
      const isNeeded = (isNonNullType(one.type) && one.defaultValue === undefined) || one.name in FITTING;
      return isNeeded ? `${one.name}: ${literal(one)}` : [];
    });
    return parts.length > 0 ? `(${parts.join(', ')})` : '';
  };
  const [first] = way;
  const inner = way.reduceRight(
    (below, { on, field }, index) => {
      const part = `${field.name}${given(field)} ${below}`;
      return index === 0 ? `{ ${part} }` : `{ __typename ... on ${on.name} { ${part} } }`;
    },
    isLeafType(getNamedType(way.at(-1)!.field.type)) ? '' : '{ __typename }',
  );
  return `${first!.on === whole.getMutationType() ? 'mutation' : 'query'} ($nasty: ${argument.type}) ${inner}`;
}

function literal({ name, type }: GraphQLArgument): string {
  const named = getNamedType(type);
  if ('getValues' in named)
    return isListType('ofType' in type ? type.ofType : type)
      ? `[${named.getValues()[0]!.name}]`
      : named.getValues()[0]!.name;
  return JSON.stringify(FITTING[name] ?? 1);
}

/** Whatever stands in an argument is a value, and nothing else, on the way to a store. */
export function anyText(name: string, open: () => Promise<Store>): void {
  describe(`text in any argument, on ${name}`, () => {
    let store: Store;
    let ask: (query: string, nasty: unknown) => Promise<{ status: number; told: string[] }>;
    let before: string;
    const errors: unknown[] = [];

    beforeAll(async () => {
      store = await open();
      await plant(store);
      before = (await hashGraph(store, ontology)).hash;
      const changes = openChanges({ ingest: async () => {}, remove: (id) => removeReport(store, id) });
      const api = createApi({
        store,
        ...knowledge,
        changes,
        settings: { apiKeys: [KEY] },
        onError: (error) => errors.push(error),
      });
      ask = async (query, nasty) => {
        const headers = { 'content-type': 'application/json', 'x-api-key': KEY };
        const body = JSON.stringify({ query, variables: { nasty } });
        const response = await api.fetch('http://localhost/graphql', { method: 'POST', headers, body });
        const answer = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
        const told = (answer.errors ?? []).map(
          ({ extensions, message }) => `${extensions.code} ${message.slice(0, 200)}`,
        );
        return { status: response.status, told };
      };
    });
    afterAll(() => store.close());

    it('is tried wherever text goes in', () => {
      expect(tried.map(({ name }) => name)).toEqual(
        expect.arrayContaining([
          'Query.adoptions(practice)',
          'Query.adoptions(after)',
          'Coverage.list(after)',
          'Mutation.remove(reports[])',
        ]),
      );
      expect(tried.length).toBeGreaterThan(30);
    });

    it.each(tried)('$name is a value and nothing else', async ({ way, argument, put }) => {
      const query = questionTo(way, argument);
      for (const text of NASTY) {
        const { status, told } = await ask(query, put(text));
        const where = `${query} with ${JSON.stringify(text.slice(0, 60))}: ${errors.splice(0).map(String)}`;
        expect(
          told.filter((one) => BROKEN.includes(one.split(' ')[0]!)),
          where,
        ).toEqual([]);
        // What is asked for is understood: only the value may be wrong.
        expect(
          told.filter((one) => one.startsWith('GRAPHQL_')),
          where,
        ).toEqual([]);
        expect(status, where).toBeLessThan(500);
      }
      expect((await hashGraph(store, ontology)).hash).toBe(before);
    });
  });
}
