import { describe, expect, it } from 'vitest';
import { filesOf, readTable, several } from '../../src/knowledge/tables.ts';

const COLUMNS = ['name', 'kind', 'aliases', 'part_of', 'note'] as const;
const rows = filesOf('graph/practices', 'tsv').flatMap((file) =>
  readTable(file, COLUMNS).map((row) => ({ ...row, at: `${file}:${row.line}` })),
);

describe('the practices of graph/', () => {
  it('let each form name one practice', () => {
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const row of rows)
      for (const form of [row.name, ...several(row.aliases)]) {
        const earlier = owners.get(form);
        if (earlier) clashes.push(`${row.at}: ${form}, also at ${earlier}`);
        owners.set(form, row.at);
      }
    expect(clashes).toEqual([]);
  });

  it('write forms as the matcher reads text: no quotes, no spaces, two characters or more', () => {
    const forms = rows.flatMap((row) => [row.name, ...several(row.aliases)]);
    expect(forms.filter((form) => form.length < 2 || /[\s"'“”‘’「」『』]/u.test(form))).toEqual([]);
  });

  it('have a known kind and belong to sets that are listed', () => {
    const names = new Set(rows.map((row) => row.name));
    expect(rows.filter((row) => !['System', 'Mechanism', 'Platform'].includes(row.kind))).toEqual([]);
    expect(rows.flatMap((row) => several(row.part_of).filter((set) => !names.has(set)))).toEqual([]);
  });

  it('know the three members of the set that every report names', () => {
    const members = rows.filter((row) => several(row.part_of).includes('三项制度') && row.kind === 'System');
    expect(members.map((row) => row.name)).toEqual(
      expect.arrayContaining(['行政执法公示制度', '行政执法全过程记录制度', '重大执法决定法制审核制度']),
    );
  });
});
