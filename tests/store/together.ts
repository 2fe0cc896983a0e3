import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportFacts } from '../../src/model/fact.ts';
import type { Source } from '../../src/model/source.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { openWriter, type Written } from '../../src/store/write.ts';
import { contents } from './contents.ts';
import { factsOf, first, lookups, ontology, practice, second, source, third } from './reports.ts';

interface Read {
  readonly source: Source;
  readonly facts: ReportFacts;
}

/** Reports that wait to be written together leave what they would have left one after another; `open` gives an empty store. */
export function together(name: string, open: () => Promise<Store>): void {
  describe(`${name} takes reports together`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const writer = () => openWriter(store, { ontology, lookups });
    const at = (path: string, { source: of, facts }: Read): Read => ({ source: { ...of, path }, facts });
    const longer = { ...first, source: { ...source('副本', `${first.source.text}（完）`), path: 'copies/a.txt' } };
    const lost = { source: source('某地', '某地去年落实学法制度。'), facts: factsOf(null, 2023) };
    const moved = { ...first, facts: factsOf(['四川省', '泸州市'], 2023) };

    async function queue(...reports: readonly Read[]) {
      const one = writer();
      const told: Written[] = [];
      for (const { source, facts } of reports) {
        const known = await one.known(source);
        if (known) told.push(known);
        else await one.queue(source, facts, (written) => told.push(written));
      }
      await one.flush();
      return told;
    }
    async function inTurn(...reports: readonly Read[]) {
      const one = writer();
      const told: Written[] = [];
      for (const { source, facts } of reports) told.push((await one.known(source)) ?? (await one.write(source, facts)));
      return told;
    }

    it.each<[string, Read[], Read[]]>([
      ['are all new', [], [first, second, third]],
      ['are one report twice', [], [first, second, first]],
      ['hold two texts of one report', [], [first, second, longer, third]],
      ['hold two texts of one report, the preferred one first', [], [longer, second, first]],
      ['are the same bytes read as two', [], [first, second, moved]],
      ['come from one file', [], [at('a.txt', first), at('b.txt', second), at('a.txt', third)]],
      ['are in part without a place', [], [first, lost, second, at('copy.txt', lost), third]],
      ['are in part known', [second], [first, second, third]],
      ['replace what a file gave before', [at('a.txt', first), second], [third, at('a.txt', moved)]],
      ['free one that had given way', [at('b.txt', longer), first], [third, at('b.txt', second), first]],
    ])('does the same as one after another where the reports %s', async (_what, before, reports) => {
      await inTurn(...before);
      const told = await queue(...reports);
      const held = await contents(store);
      await store.close();
      store = await open();
      await inTurn(...before);
      expect(told).toEqual(await inTurn(...reports));
      expect(held).toEqual(await contents(store));
    });

    it('tells of a report once the store has it, and not before', async () => {
      const one = writer();
      const told: string[] = [];
      for (const { source, facts } of [first, second]) await one.queue(source, facts, () => told.push(source.name));
      expect(told).toEqual([]);
      expect(await store.read('MATCH (one:Report) RETURN one')).toEqual([]);
      await one.flush();
      expect(told).toEqual([first.source.name, second.source.name]);
    });

    it('keeps one of each report that two writers bring at once', async () => {
      const told: string[] = [];
      const bring = async (one = writer()) => {
        for (const { source, facts } of [first, second, third])
          await one.queue(source, facts, ({ status }) => told.push(status));
        await one.flush();
      };
      await Promise.all([bring(), bring()]);
      const held = await contents(store);
      await store.close();
      store = await open();
      await inTurn(first, second, third);
      expect(held).toEqual(await contents(store));
      expect(told.sort()).toEqual(['unchanged', 'unchanged', 'unchanged', 'written', 'written', 'written']);
    });

    it('lets a report that the store refuses take no other with it', async () => {
      await store.write((transaction) => transaction.run("CREATE (:Practice {id: 'System:学法制度'})"));
      const text = '江阳区落实学法制度。';
      const practices = [practice(text, '学法制度', 'adopted', '落实学法制度')];
      const refused = {
        source: source('江阳区2023', text),
        facts: factsOf(['四川省', '泸州市', '江阳区'], 2023, { practices }),
      };
      const one = writer();
      const told: string[] = [];
      for (const { source, facts } of [first, refused, second])
        await one.queue(source, facts, () => told.push(source.name));
      await expect(one.flush()).rejects.toThrow(StoreError);
      await one.flush();
      expect(told).toEqual([first.source.name, second.source.name]);
      const held = await store.read('MATCH (one:Report) RETURN one.id AS id ORDER BY id');
      expect(held).toEqual([{ id: '500153/2023' }, { id: '5105/2024' }]);
    });
  });
}
