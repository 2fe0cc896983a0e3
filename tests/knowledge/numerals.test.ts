import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readNumerals } from '../../src/knowledge/figures.ts';

const folder = mkdtempSync(join(tmpdir(), 'fazhi-numerals-'));
const file = join(folder, 'numbers.tsv');
const read = (row: string) => {
  writeFileSync(file, `text\tvalue\tkind\tunit\n${row}\n`);
  return readNumerals(file);
};

describe('the table of numbers', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives signs and shares, those that begin alike longest first', () => {
    const rows = [
      '九\t9\tdigit\t',
      '十\t10\tmultiplier\t',
      '点\t\tpoint\t',
      '百分\t\tshare-prefix\t%',
      '百分百\t100\tshare\t%',
    ];
    expect(read(rows.join('\n'))).toEqual({
      digits: new Map([['九'.charCodeAt(0), 9]]),
      multipliers: new Map([['十'.charCodeAt(0), 10]]),
      points: new Set(['点']),
      shares: [
        { text: '百分百', value: 100, unit: '%' },
        { text: '百分', value: null, unit: '%' },
      ],
    });
  });

  it.each([
    ['十\t10\tmultiplyer\t', 'numbers.tsv:2:6 unknown kind "multiplyer"; there are: digit, multiplier,'],
    ['二十\t20\tdigit\t', 'numbers.tsv:2:1 "二十" is not one character'],
    ['九\tneun\tdigit\t', 'numbers.tsv:2:3 "neun" is no number'],
    ['百分百\t\tshare\t%', 'numbers.tsv:2:5 "" is no number'],
    ['百分之\t\tshare-prefix\t', 'numbers.tsv:2:19 "百分之" has no unit'],
  ])('says of %s what is wrong and where', (row, message) => {
    expect(() => read(row)).toThrow(message);
  });
});
