import { describe, expect, it } from 'vitest';
import type { Narrowing } from '../../../src/query/scope.ts';
import { passagesById } from '../../../src/query/search/passages.ts';
import { type SearchType, search, TYPES } from '../../../src/query/search/search.ts';
import { wordsOf } from '../../../src/query/search/words.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, lookups, ontology, practice, source } from '../../store/reports.ts';

type Narrow = Pick<Narrowing, 'within' | 'years'>;

/** What words find; `on` gives a store that holds the sample reports. */
export function searchQuestions(on: () => Store): void {
  const found = (typed: string, types: readonly SearchType[] = TYPES, narrowing: Narrow = {}) =>
    search({ store: on(), gazetteer: knowledge.gazetteer }, { words: wordsOf(typed), types, ...narrowing });
  async function sentences(typed: string, narrowing: Narrow = {}) {
    const { hits } = (await found(typed, ['passage'], narrowing))!;
    const ids = hits.map(({ row }) => row.id);
    const texts = new Map((await passagesById(on(), ids)).map(({ id, text }) => [id, text]));
    return ids.map((id) => texts.get(id));
  }
  const names = async (typed: string, types?: readonly SearchType[]) =>
    (await found(typed, types))!.hits
      .filter(({ row }) => row.text !== null)
      .map(({ row }) => `${row.type} ${row.text}`);

  describe('search', () => {
    it.each<[string, string, string[]]>([
      [
        'one word, the shortest first',
        '公示制度',
        ['落实行政执法公示制度', '拟建立行政执法公示制度', '全面落实行政执法公示制度', '又对行政执法公示制度作了抽查'],
      ],
      ['several words, in any order', '抽查 行政执法', ['又对行政执法公示制度作了抽查']],
      ['words of which one has one character', '书 警务', ['与荣昌、内江续签警务协作书', '与泸州、内江签订警务协作书']],
      ['a word with a sign in it', '荣昌、内江', ['与荣昌、内江续签警务协作书']],
      ['a word between signs', '《行政处罚法》', ['依据行政处罚法办案']],
      ['a number', '31', ['审核文件31件', '区司法局审核文件31件']],
      ['a number and what follows', '文件31件', ['审核文件31件', '区司法局审核文件31件']],
      ['a number in wide digits', '３１件', ['审核文件31件', '区司法局审核文件31件']],
      ['a broken number', '律师3.5名', ['每万人拥有律师3.5名']],
      ['no part of a number', '律师3', []],
      ['no word with one between that was not typed', '与内江', []],
      ['no pairs that stand apart', '法公示办案', []],
      ['no word that nobody uses', '河长', []],
      ['nothing by the signs of a query language', '公示" OR 河长*', []],
    ])('finds sentences by %s', async (_what, typed, expected) => {
      expect(await sentences(typed)).toEqual(expected);
    });

    it.each([
      ['公示 AND (抽查', []],
      ['text:抽查 \\', []],
      ['[抽查 TO 签订] && ||', []],
      ['+"抽查"~ \\', ['又对行政执法公示制度作了抽查']],
      ['/抽查.*/', ['又对行政执法公示制度作了抽查']],
    ])('takes %s for words', async (typed, expected) => {
      expect(await sentences(typed)).toEqual(expected);
    });

    it.each<[string, Narrow, string[]]>([
      ['a place and below', { within: '泸州' }, ['拟建立行政执法公示制度', '全面落实行政执法公示制度']],
      ['years', { years: { to: 2023 } }, ['落实行政执法公示制度', '又对行政执法公示制度作了抽查']],
      ['both', { within: '重庆市', years: { from: 2024 } }, []],
    ])('narrows sentences to %s', async (_what, narrowing, expected) => {
      expect(await sentences('公示制度', narrowing)).toEqual(expected);
    });

    it.each<[string, string, string[]]>([
      ['the beginning of a name first', '三项', ['practice 三项制度']],
      ['another name', '执法全公示', ['practice 执法全公示']],
      [
        'a part of names, the one of which it is the greater part first',
        '制度',
        ['practice 三项制度', 'practice 联席会议制度', 'practice 行政执法公示制度'],
      ],
      ['all words', '公示 行政', ['practice 行政执法公示制度']],
      ['a short form', '泸州', ['jurisdiction 泸州']],
      ['the end of a path', '泸州市江阳区', ['jurisdiction 四川省/泸州市/江阳区']],
      ['a path', '四川省/泸州市', ['jurisdiction 四川省/泸州市']],
      ['one character', '局', ['institution 荣昌区司法局']],
      ['a title', '行政处罚法', ['law 行政处罚法']],
      ['an indicator', '律师数', ['indicator 每万人律师数']],
      ['an arrangement', '川渝通', ['cooperation 川渝通办']],
    ])('finds names by %s', async (_what, typed, expected) => {
      expect(await names(typed)).toEqual(expected);
    });

    it('puts a name that was typed in full before sentences, and these before names that fit less', async () => {
      const { hits, byType } = (await found('行政执法公示制度'))!;
      expect(hits.map(({ row }) => row.type)).toEqual(['practice', 'passage', 'passage', 'passage', 'passage']);
      expect(byType.filter(({ count }) => count > 0)).toEqual([
        { type: 'practice', count: 1 },
        { type: 'passage', count: 4 },
      ]);
      const blended = (await found('荣昌'))!.hits.map(({ row }) => row.type);
      expect(blended).toEqual(['jurisdiction', 'institution', 'passage']);
    });

    it('looks through the types asked for only, and through no sentences for one character', async () => {
      expect((await found('制度', ['law', 'indicator']))!.byType).toEqual([
        { type: 'law', count: 0 },
        { type: 'indicator', count: 0 },
      ]);
      expect((await found('区'))!.byType.map(({ type }) => type)).not.toContain('passage');
    });

    it('narrows places, and tells a place that nobody knows', async () => {
      const places = async (within: string) =>
        (await found('市', ['jurisdiction'], { within }))!.hits.map(({ row }) => row.id);
      expect(await places('四川省')).toEqual(['5105', '5110']);
      expect(await places('重庆市')).toEqual(['50']);
      expect(await found('市', ['jurisdiction'], { within: '乌有县' })).toBeNull();
    });

    it('finds what a report says as soon as it is written, and no longer than it is held', async () => {
      const place = ['四川省', '内江市'];
      const facts = (text: string) =>
        factsOf(place, 2022, { practices: [practice(text, '河长制度', 'adopted', text)] });
      const write = (text: string) =>
        openWriter(on(), { ontology, lookups }).write(source('内江市2022', text), facts(text));
      expect(await sentences('河长制度')).toEqual([]);
      await write('落实河长制度');
      expect(await sentences('河长制度')).toEqual(['落实河长制度']);
      expect(await names('河长')).toEqual(['practice 河长制度']);
      await write('全面落实河长公示制度');
      expect(await sentences('河长制度')).toEqual([]);
      expect(await sentences('公示制度')).toEqual([
        '落实行政执法公示制度',
        '全面落实河长公示制度',
        '拟建立行政执法公示制度',
        '全面落实行政执法公示制度',
        '又对行政执法公示制度作了抽查',
      ]);
      expect(await removeReport(on(), '5110/2022')).toBe(true);
      expect(await sentences('河长')).toEqual([]);
      expect(await names('河长')).toEqual([]);
      expect(await sentences('公示制度')).toHaveLength(4);
    });

    it('counts and tells a thousand sentences at most: the shortest, and of these the latest', async () => {
      const report = { id: '5105/2001', year: 2001, stamp: 'many' };
      const passages = Array.from({ length: 1100 }, (_, index) => {
        const text = `协商议事${'。'.repeat(index < 600 ? 0 : 1)}`;
        return {
          id: `5105/2001#${index * 10}-${index * 10 + text.length}`,
          text,
          start: index * 10,
          end: index * 10 + text.length,
        };
      });
      await on().write(async (transaction) => {
        await transaction.run(
          "MATCH (place:Jurisdiction {id: '5105'}) CREATE (report:Report {id: $id, year: $year, stamp: $stamp})-[:REPORTS_ON]->(place)",
          report,
        );
        await transaction.run(
          'UNWIND $passages AS row MATCH (report:Report {id: $id}) CREATE (passage:Passage {id: row.id, text: row.text, start: row.start, end: row.end})-[:OF]->(report)',
          { passages, id: report.id },
        );
      });
      const { hits, byType } = (await found('协商议事'))!;
      expect(byType.at(-1)).toEqual({ type: 'passage', count: 1000 });
      const shorter = passages.slice(0, 600).map(({ id }) => id);
      const longer = passages.slice(600).map(({ id }) => id);
      expect(hits.map(({ row }) => row.id)).toEqual([...shorter.sort(), ...longer.sort().slice(0, 400)]);
      await on().write(async (transaction) => {
        await transaction.run('MATCH (:Report {id: $id})<-[:OF]-(passage:Passage) DETACH DELETE passage', {
          id: report.id,
        });
        await transaction.run('MATCH (report:Report {id: $id}) DETACH DELETE report', { id: report.id });
      });
      expect((await found('协商议事'))!.hits).toEqual([]);
    });
  });
}
