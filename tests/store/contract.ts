import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportFacts } from '../../src/model/fact.ts';
import { removeReport } from '../../src/store/forget.ts';
import { prepare } from '../../src/store/schema.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { contents } from './contents.ts';
import { factsOf, first, lookups, ontology, practice, second, source, third } from './reports.ts';

type Read = { readonly source: ReturnType<typeof source>; readonly facts: ReportFacts };

/** What every store does, whichever it is; `open` gives an empty one with the ontology's constraints. */
export function contract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the store's contract`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const writer = () => openWriter(store, { ontology, lookups });
    async function write(...reports: readonly Read[]) {
      const one = writer();
      const written = [];
      for (const { source, facts } of reports) written.push(await one.write(source, facts));
      return written;
    }
    /** What the store holds after these reports alone were written to it. */
    async function fresh(...reports: readonly Read[]) {
      const other = await open();
      const one = openWriter(other, { ontology, lookups });
      for (const { source, facts } of reports) await one.write(source, facts);
      const held = await contents(other);
      await other.close();
      return held;
    }

    describe('writing', () => {
      it('says what became of a report, and does nothing for the same bytes and facts', async () => {
        const [written, again] = await write(first, first);
        expect(written).toEqual({ status: 'written', report: '500153/2023', nodes: 25, edges: 29 });
        expect(again).toEqual({ status: 'unchanged', report: '500153/2023' });
      });

      it('quotes the text to the character on every edge that a report states', async () => {
        await write(first, second, third);
        const texts = new Map([first, second, third].map((one) => [one.facts.report.title, one.source.text]));
        const rows = await store.read<Record<'title' | 'quote', string> & Record<'start' | 'end', number>>(
          'MATCH ()-[fact]->() WHERE fact.report IS NOT NULL MATCH (report:Report {id: fact.report}) ' +
            'RETURN report.title AS title, fact.quote AS quote, fact.start AS start, fact.end AS end',
        );
        expect(rows).toHaveLength(22);
        for (const { title, quote, start, end } of rows) expect(texts.get(title)!.slice(start, end)).toBe(quote);
      });

      it('makes the same graph in any order', async () => {
        await write(third, second, first);
        const backwards = await contents(store);
        expect(await fresh(first, second, third)).toEqual(backwards);
      });

      it('puts what a report says now in place of what it said before, and leaves no trace of that', async () => {
        const text = '今年落实学法制度。';
        const now = {
          source: source('荣昌区2023', text),
          facts: factsOf(['重庆市', '荣昌区'], 2023, {
            practices: [practice(text, '学法制度', 'adopted', '落实学法制度')],
          }),
        };
        await write(first, second);
        expect(await write(now)).toEqual([{ status: 'replaced', report: '500153/2023', nodes: 5, edges: 4 }]);
        const replaced = await contents(store);
        expect(await fresh(second, now)).toEqual(replaced);
      });

      it('keeps one edge with all quotes where a report says a thing twice', async () => {
        await write(first);
        const rows = await store.read(
          "MATCH (:Jurisdiction {id: '500153'})-[fact:ADOPTED]->() RETURN fact.quote AS quote, fact.quotes AS quotes",
        );
        const quotes = ['落实行政执法公示制度', '又对行政执法公示制度作了抽查'];
        expect(rows).toEqual([{ quote: quotes[0], quotes }]);
      });

      it('gives one cooperation to both sides that report it', async () => {
        await write(first, second);
        const rows = await store.read(
          "MATCH (one:Cooperation {kind: 'agreement'})<-[fact:PARTY_TO]-() RETURN one.name AS name, count(fact) AS facts",
        );
        expect(rows).toEqual([{ name: '警务协作书', facts: 6 }]);
      });

      it('never takes a plan or a want for something adopted', async () => {
        await write(first, third);
        const rows = await store.read(
          'MATCH (place:Jurisdiction)-[fact:ADOPTED|PLANS|LACKS]->(one:Practice) ' +
            'RETURN place.name AS place, type(fact) AS fact, one.name AS name ORDER BY fact, place, name',
        );
        expect(rows).toEqual([
          { place: '荣昌区', fact: 'ADOPTED', name: '行政执法公示制度' },
          { place: '荣昌区', fact: 'LACKS', name: '联席会议制度' },
          { place: '江阳区', fact: 'PLANS', name: '行政执法公示制度' },
          { place: '荣昌区', fact: 'PLANS', name: '扫码入企' },
        ]);
      });
    });

    describe('removing', () => {
      it('takes out what only that report speaks of and keeps what others share', async () => {
        await write(first, second, third);
        expect(await removeReport(store, '500153/2023')).toBe(true);
        const left = await contents(store);
        expect(await fresh(second, third)).toEqual(left);
      });

      it('leaves nothing when the last report goes', async () => {
        const empty = await contents(store);
        await write(first, second, third);
        for (const id of ['5105/2024', '500153/2023', '510502/2024']) await removeReport(store, id);
        expect(await contents(store)).toEqual(empty);
      });

      it('says when there is no such report', async () => {
        expect(await removeReport(store, '500153/1999')).toBe(false);
      });
    });

    describe('keeping aside', () => {
      const text = '永乐镇去年落实学法制度。';
      const read = source('永乐镇', text);
      const candidates = [
        ['四川省', '泸州市', '古蔺县', '永乐镇'],
        ['四川省', '绵阳市', '三台县', '永乐镇'],
      ];
      const practices = [practice(text, '学法制度', 'adopted', '落实学法制度')];
      const unresolved = factsOf(null, 2023, { practices });
      const torn = { ...unresolved, report: { ...unresolved.report, candidates } };

      it('writes down a report without a certain place, with its candidates, and nothing of what it says', async () => {
        const [written] = await write({ source: read, facts: torn });
        const paths = candidates.map((path) => path.join('/'));
        expect(written).toMatchObject({ status: 'aside', candidates: paths });
        const rows = await store.read<{ one: object }>('MATCH (one:Aside) RETURN one');
        expect(rows.map(({ one }) => one)).toMatchObject([
          { id: read.bytesHash, path: read.path, textHash: read.textHash, code: 'unresolved', candidates: paths },
        ]);
        expect(await store.read('MATCH (one:Practice) RETURN one')).toEqual([]);
      });

      it.each([
        ['no year', factsOf(['重庆市', '荣昌区'], null)],
        ['only a shorter path', { ...torn, report: { ...torn.report, jurisdiction: ['四川省'] } }],
      ])('holds for a report with %s', async (_what, facts) => {
        expect(await write({ source: read, facts })).toMatchObject([{ status: 'aside' }]);
      });

      it('takes the report into the graph once its place is known, as if it had never been aside', async () => {
        const placed = { source: read, facts: factsOf(['四川省', '泸州市'], 2023, { practices }) };
        await write({ source: read, facts: torn }, placed);
        const held = await contents(store);
        expect(await fresh(placed)).toEqual(held);
      });
    });

    describe('knowing what was read', () => {
      it('tells bytes that were read with the same knowledge from all others', async () => {
        const early = openWriter(store, { ontology, lookups, knowledge: 'a' });
        await early.write(first.source, first.facts);
        expect(await early.known(first.source)).toEqual({ status: 'unchanged', report: '500153/2023' });
        expect(await early.known(second.source)).toBeNull();
        expect(await openWriter(store, { ontology, lookups, knowledge: 'b' }).known(first.source)).toBeNull();
      });

      it('tells of what was kept aside', async () => {
        const facts = factsOf(null, 2023);
        await write({ source: first.source, facts });
        expect(await writer().known(first.source)).toMatchObject({ status: 'aside', candidates: [] });
      });
    });

    describe('two texts of one report', () => {
      const other = { ...first, source: { ...source('副本', `${first.source.text}（完）`), path: 'copies/a.txt' } };

      it('keeps the same one whichever is read first', async () => {
        const [, outcome] = await write(other, first);
        expect(outcome).toMatchObject({ status: 'aside' });
        const held = await contents(store);
        expect(await fresh(first, other)).toEqual(held);
      });

      it('decides alike in one run and in several', async () => {
        for (const one of [other, first]) await write(one);
        const held = await contents(store);
        expect(await fresh(first, other)).toEqual(held);
        expect(await fresh(other, first)).toEqual(held);
      });

      it('tells that the text read first gave way, and what had been said of it', async () => {
        const [, taken] = await write(first, other);
        expect(taken).toMatchObject({ status: 'written', displaced: { path: first.source.path, was: 'written' } });
        expect(await write(first, other)).toMatchObject([{ status: 'aside' }, { status: 'unchanged' }]);
      });

      it('gives back the path of the one kept aside when the one preferred becomes another report', async () => {
        await write(other, first);
        const now = {
          source: { ...source('荣昌区2022', first.source.text), path: other.source.path, bytesHash: 'changed' },
          facts: factsOf(['重庆市', '荣昌区'], 2022),
        };
        expect(await write(now)).toMatchObject([
          { status: 'written', again: [{ path: first.source.path, textHash: first.source.textHash }] },
        ]);
        await write(first);
        const held = await contents(store);
        expect(await fresh(first, now)).toEqual(held);
      });
    });

    describe('one file, one report', () => {
      const at = (path: string, { source: of, facts }: Read): Read => ({ source: { ...of, path }, facts });
      const moved = { ...first, facts: factsOf(['四川省', '泸州市'], 2023) };
      const lost = { ...first, facts: factsOf(null, 2023) };

      it.each([
        ['is read as another report', moved],
        ['is kept aside now', lost],
      ])('leaves no trace of what the same bytes were, where the file %s', async (_what, now) => {
        await write(first, second);
        await write(now);
        const held = await contents(store);
        expect(await fresh(second, now)).toEqual(held);
      });

      it('takes out the report that a file gave, when the file holds another one or none that is certain', async () => {
        for (const now of [third, { ...third, facts: factsOf(null, 2024) }]) {
          await write(at('a.txt', first), second);
          await write(at('a.txt', now));
          const held = await contents(store);
          expect(await fresh(at('a.txt', now), second)).toEqual(held);
        }
      });

      it('keeps the report where a copy of the file still gives it', async () => {
        await write(at('a.txt', first), at('copy.txt', first));
        await write(at('a.txt', third));
        expect(await store.read('MATCH (one:Report) RETURN one.id AS id ORDER BY id')).toEqual([
          { id: '500153/2023' },
          { id: '510502/2024' },
        ]);
      });

      it('takes a file for known where its bytes are, and lets go of what it gave before', async () => {
        await write(at('a.txt', first), at('b.txt', second));
        expect(await writer().known(at('b.txt', first).source)).toEqual({ status: 'unchanged', report: '500153/2023' });
        expect(await store.read('MATCH (one:Report) RETURN one.id AS id')).toEqual([{ id: '500153/2023' }]);
      });
    });

    describe('the port', () => {
      it('gives back text, whole and broken numbers, truth, null, lists and maps as they were given', async () => {
        const given = {
          text: '荣昌𠮷',
          whole: 31,
          broken: 3.5,
          yes: true,
          none: null,
          list: [1, 2],
          map: { a: ['b'] },
        };
        expect(await store.read('RETURN $given AS given', { given })).toEqual([{ given }]);
      });

      it('takes a plain whole number in LIMIT', async () => {
        await write(first, second);
        expect(
          await store.read('MATCH (one:Report) RETURN one.id AS id ORDER BY id LIMIT $limit', { limit: 1 }),
        ).toEqual([{ id: '500153/2023' }]);
      });

      it('writes all of a transaction or nothing', async () => {
        const failing = store.write(async (transaction) => {
          await transaction.run("CREATE (:Figure {id: 'x'})");
          throw new RangeError('stop');
        });
        await expect(failing).rejects.toThrow('stop');
        expect(await store.read('MATCH (one:Figure) RETURN one')).toEqual([]);
      });

      it('lets nothing stay that is written while reading', async () => {
        await store.read("CREATE (:Figure {id: 'x'})").catch(() => undefined);
        expect(await store.read('MATCH (one:Figure) RETURN one')).toEqual([]);
      });

      it('has another revision after a write, and the same one as long as it is only read', async () => {
        const before = await store.revision();
        await store.read('MATCH (node) RETURN count(node) AS count');
        expect(await store.revision()).toBe(before);
        await write(first);
        const after = await store.revision();
        expect(after).not.toBe(before);
        expect(await store.revision()).toBe(after);
      });

      it('refuses a second node of the same id', async () => {
        await write(first);
        const second = store.write((transaction) => transaction.run("CREATE (:Report {id: '500153/2023'})"));
        await expect(second).rejects.toThrow(StoreError);
      });

      it('says where a statement is broken', async () => {
        await expect(store.read('MATCH (n RETURN n')).rejects.toThrow(StoreError);
      });

      it('refuses a store that was written in another layout', async () => {
        await store.write((transaction) => transaction.run('MATCH (one:Layout) SET one.version = 99'));
        await expect(prepare(store, ontology)).rejects.toThrow(/layout 99/);
      });
    });
  });
}
