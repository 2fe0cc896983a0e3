import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportInstitutions } from '../../../src/query/place/institutions.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, lookups, ontology, quoted, source } from '../../store/reports.ts';

const TEXT = '福集司法所开展调解。川渝联合工作专班召开会议。福集司法所又作了回访。';
const town = ['四川省', '泸州市', '泸县'];

/** Which organisations reports name; `on` gives a store that holds the sample reports. */
export function institutionQuestions(on: () => Store): void {
  describe('institutions', () => {
    beforeAll(async () => {
      const writer = openWriter(on(), { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
      const facts = factsOf(town, 2021, {
        institutions: [
          {
            ...{ name: '川渝联合工作专班', type: 'other', surfaces: ['川渝联合工作专班'], jurisdiction: null },
            ...quoted(TEXT, '川渝联合工作专班召开会议'),
          },
          {
            ...{ name: '泸县福集司法所', type: 'judicial-office', surfaces: ['福集司法所'], jurisdiction: town },
            ...quoted(TEXT, '福集司法所开展调解', '福集司法所又作了回访'),
          },
        ],
      });
      await writer.write(source('泸县2021', TEXT), facts);
    });
    afterAll(async () => {
      expect(await removeReport(on(), '510521/2021')).toBe(true);
    });

    it('are told of reports in the order of the text, with where they belong', async () => {
      const facts = await reportInstitutions(on(), ['510521/2021', '500153/2023']);
      expect(
        facts.map(({ reportId, institution: { id }, jurisdiction }) => [reportId, id, jurisdiction?.name]),
      ).toEqual([
        ['500153/2023', 'department:500153:荣昌区司法局', '荣昌区'],
        ['510521/2021', 'judicial-office:510521:泸县福集司法所', '泸县'],
        ['510521/2021', 'other:-:川渝联合工作专班', undefined],
      ]);
      expect(facts[1]).toMatchObject({
        ...{ name: '泸县福集司法所', type: 'judicial-office', surfaces: ['福集司法所'], year: 2021 },
        institution: { name: '泸县福集司法所', type: 'judicial-office', jurisdiction: { id: '510521' } },
        evidence: [{ quote: '福集司法所开展调解' }, { quote: '福集司法所又作了回访' }],
      });
      expect(facts[2]!.institution.jurisdiction).toBeNull();
    });
  });
}
