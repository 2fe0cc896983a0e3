import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CitationKind } from '../../../src/model/fact.ts';
import { practicesBeside } from '../../../src/query/document/beside.ts';
import { citations, citing, reportCitations } from '../../../src/query/document/citations.ts';
import { docNumbers, laws, lawsById, lawsLike, lawsNamed } from '../../../src/query/document/laws.ts';
import type { Narrowing } from '../../../src/query/scope.ts';
import { passagesById } from '../../../src/query/search/passages.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, lookups, ontology, practice, quoted, source } from '../../store/reports.ts';

const PENALTIES = 'law:行政处罚法';
const RULES = 'normative:重大决策程序规则';

const TOWN = ['学习行政处罚法', '按行政处罚法推行行政执法公示制度', '制定重大决策程序规则并建立学法制度'] as const;
const DISTRICT = [
  '修订重大决策程序规则',
  '按行政处罚法和重大决策程序规则推行行政执法公示制度',
  '学法制度还没有建立',
] as const;

const citation = (text: string, kind: CitationKind, title: string, docNumber: string | null, ...quotes: string[]) => ({
  ...{ title, kind, surfaces: [title], docNumber },
  ...quoted(text, ...quotes),
});

/** Which documents reports cite; `on` gives a store that holds the sample reports. */
export function documentQuestions(on: () => Store): void {
  const graph = () => ({ store: on(), gazetteer: knowledge.gazetteer });
  const told = async (found: ReturnType<typeof laws>) =>
    (await found).map(({ row: { id, reports } }) => `${id} ${reports.length}`);

  describe('documents', () => {
    beforeAll(async () => {
      const writer = openWriter(on(), { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
      const town = `${TOWN.join('。')}。`;
      const [learnt, penalties, rules] = TOWN;
      await writer.write(
        source('泸县2022', town),
        factsOf(['四川省', '泸州市', '泸县'], 2022, {
          practices: [
            practice(town, '行政执法公示制度', 'adopted', penalties),
            practice(town, '学法制度', 'adopted', rules),
          ],
          citations: [
            citation(town, 'law', '行政处罚法', null, learnt, penalties),
            citation(town, 'normative', '重大决策程序规则', '泸县府发〔2022〕8号', rules),
          ],
        }),
      );
      const district = `${DISTRICT.join('。')}。`;
      const [amended, both, lacking] = DISTRICT;
      await writer.write(
        source('江阳区2021', district),
        factsOf(['四川省', '泸州市', '江阳区'], 2021, {
          practices: [
            practice(district, '行政执法公示制度', 'planned', both),
            practice(district, '学法制度', 'deficient', lacking),
          ],
          citations: [
            citation(district, 'law', '行政处罚法', null, both),
            citation(district, 'normative', '重大决策程序规则', '江阳府发〔2021〕3号', amended, both),
            citation(district, 'plan', '重大决策程序规则', null, amended),
          ],
        }),
      );
    });
    afterAll(async () => {
      for (const id of ['510521/2022', '510502/2021']) expect(await removeReport(on(), id)).toBe(true);
      expect(await told(laws(on()))).toEqual([`${PENALTIES} 1`]);
    });

    it('are told with their reports, earliest first; those that most cite first', async () => {
      expect(await told(laws(on()))).toEqual([`${PENALTIES} 3`, `${RULES} 2`, 'plan:重大决策程序规则 1']);
      const found = (await lawsById(on())).get(PENALTIES)!;
      expect(found).toMatchObject({ title: '行政处罚法', kind: 'law' });
      expect(found.reports.map(({ row }) => row.id)).toEqual(['510502/2021', '510521/2022', '500153/2023']);
    });

    it('are found by a part of the title, and by kinds', async () => {
      expect(await told(lawsLike(on(), '决策', null))).toEqual([`${RULES} 2`, 'plan:重大决策程序规则 1']);
      expect(await told(lawsLike(on(), '', ['law', 'plan']))).toEqual([`${PENALTIES} 3`, 'plan:重大决策程序规则 1']);
      expect(await told(lawsLike(on(), '决策', ['law']))).toEqual([]);
    });

    it.each([
      ['an id', RULES, [RULES]],
      ['a title', '行政处罚法', [PENALTIES]],
      ['a title in its signs', ' 《行政处罚法》', [PENALTIES]],
      ['a usual short title', '处罚法', [PENALTIES]],
      ['a title of several kinds', '重大决策程序规则', [RULES, 'plan:重大决策程序规则']],
      ['a title that nobody cites', '宪法', []],
      ['a part of a title', '行政处罚', []],
    ])('are meant by %s', async (_what, title, ids) => {
      const full = (short: string) => (short === '处罚法' ? '行政处罚法' : null);
      expect((await lawsNamed(on(), title, full)).map(({ id }) => id)).toEqual(ids);
    });

    it.each<[string, Narrowing, string[] | undefined]>([
      ['nothing', {}, ['510502/2021', '510521/2022', '500153/2023']],
      ['a place and below', { within: '泸州' }, ['510502/2021', '510521/2022']],
      ['years', { years: { from: 2022 } }, ['510521/2022', '500153/2023']],
      ['both', { within: '四川省', years: { to: 2021 } }, ['510502/2021']],
      ['a place without reports', { within: '西藏自治区' }, []],
      ['a place that nobody knows', { within: '乌有县' }, undefined],
    ])('are cited by reports narrowed to %s', async (_what, narrowing, ids) => {
      const { reports } = (await lawsById(on())).get(PENALTIES)!;
      expect((await citing(graph(), reports, narrowing))?.map(({ row }) => row.id)).toEqual(ids);
    });

    it('have what reports say of each, and nothing of the others that these cite', async () => {
      const facts = await citations(on(), [
        { law: RULES, report: '510521/2022' },
        { law: PENALTIES, report: '510502/2021' },
        { law: RULES, report: '500153/2023' },
      ]);
      expect(facts.map(({ lawId, reportId, jurisdiction }) => [lawId, reportId, jurisdiction.name])).toEqual([
        [PENALTIES, '510502/2021', '江阳区'],
        [RULES, '510521/2022', '泸县'],
      ]);
      expect(facts[1]).toMatchObject({
        ...{ title: '重大决策程序规则', kind: 'normative', docNumber: '泸县府发〔2022〕8号', year: 2022 },
        ...{ surfaces: ['重大决策程序规则'], evidence: [{ quote: TOWN[2] }] },
      });
    });

    it('have the numbers that reports give them', async () => {
      expect(await docNumbers(on(), [RULES, PENALTIES])).toEqual([
        { law: RULES, numbers: ['江阳府发〔2021〕3号', '泸县府发〔2022〕8号'] },
      ]);
    });

    it('stand beside the practices of the same sentence, whichever of several sentences that is', async () => {
      const beside = async (id: string) =>
        (await practicesBeside(on(), id)).map(({ law, practice, reports }) => `${law} ${practice} ${reports}`);
      const ofPenalties = [`${PENALTIES} System:行政执法公示制度 2`];
      expect(await beside(PENALTIES)).toEqual(ofPenalties);
      const ofRules = [`${RULES} System:学法制度 1`, `${RULES} System:行政执法公示制度 1`];
      expect(await beside(RULES)).toEqual(ofRules);
      expect(await beside('plan:重大决策程序规则')).toEqual([]);
    });

    it('give a sentence that tells of both', async () => {
      const [first] = await practicesBeside(on(), PENALTIES);
      expect(await passagesById(on(), [first!.passage])).toMatchObject([
        { text: DISTRICT[1], reportId: '510502/2021' },
      ]);
    });

    it('are told of one report in the order of the text', async () => {
      const facts = await reportCitations(on(), ['510521/2022', '500153/2023']);
      expect(facts.map(({ reportId, title }) => `${reportId} ${title}`)).toEqual([
        '500153/2023 行政处罚法',
        '510521/2022 行政处罚法',
        '510521/2022 重大决策程序规则',
      ]);
      expect(facts[1]!.evidence.map(({ quote }) => quote)).toEqual([TOWN[0], TOWN[1]]);
    });
  });
}
