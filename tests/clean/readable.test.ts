import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReadable } from '../../src/clean/readable.ts';
import { cleaned, report } from './page.ts';

function readable(line: string): string {
  const builder = buildReadable(line, 0);
  builder.add(0, line.length);
  return builder.done(line.length).text;
}

describe('readable text', () => {
  it.each([
    [
      'has Chinese punctuation beside Han characters',
      '落实制度,健全机制;做法如下:(一)宣传(试行)!',
      '落实制度，健全机制；做法如下：（一）宣传（试行）！',
    ],
    ['keeps that of numbers and Latin', 'v1.2, (see a; b)', 'v1.2, (see a; b)'],
    ['keeps a decimal and a thousand', '金额1,200.5万元', '金额1,200.5万元'],
    ['has half-width letters, digits and percent signs', '２０２２年ＬＥＤ屏覆盖９９．５％', '2022年LED屏覆盖99.5%'],
    ['pairs straight quotes', '推行"一次办"和"马上办"服务', '推行“一次办”和“马上办”服务'],
    ['begins quotes anew after a full stop', '推行"一次办。推行"马上办"服务', '推行“一次办。推行“马上办”服务'],
    ['turns corner brackets into quotes', '推行「一次辦」，學習『條例』', '推行“一次辦”，學習‘條例’'],
    ['has no white space beside Han characters', '2022 年，我 区　办理 236 项', '2022年，我区办理236项'],
    ['keeps one space between Latin words', '使用  Open   Data 平台', '使用Open Data平台'],
    ['drops readings that a converter put behind characters', '我區(qū)落實黨務(wù)工作', '我區落實黨務工作'],
    ['keeps a parenthesis in Latin', '平台(app)上线', '平台（app）上线'],
    ['drops bullets and what white space became', '• 一是宣传', '一是宣传'],
    ['drops question marks that white space became', '??2021年，全市', '2021年，全市'],
    ['keeps characters beyond the BMP', '𠮷林路社区调解室', '𠮷林路社区调解室'],
    ['numbers a list in Chinese parentheses', '(1)强化宣传', '（1）强化宣传'],
  ])('%s', (_, line, text) => {
    expect(readable(line)).toBe(text);
  });
});

const pieces = fc.constantFrom(
  ...[
    '2022年',
    '我区',
    '，',
    '。',
    ',',
    ';',
    '"',
    '(',
    ')',
    '（一）',
    '一是',
    '一、',
    '1.',
    '《',
    '》',
    '“',
    '”',
    ' ',
    '\n',
    '\r\n',
    '\u3000',
    '\u200b',
  ],
  ...[
    '制度',
    '𠮷',
    'LED',
    '％',
    '「',
    '」',
    '(qū)',
    '??',
    '首页 > 公开',
    '版权所有',
    '打印',
    '存在的问题',
    '下一步',
    '\ud800',
    '…… 3',
    '法治政府建设情况报告',
  ],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

/** What a character may stand for in the archived text. */
function standsFor(read: string, archived: string): boolean {
  const half = archived.normalize('NFKC');
  return (
    read === archived ||
    read === half ||
    read.normalize('NFKC') === half ||
    ('“”'.includes(read) && '"「」『』〝〞｢｣﹁﹂'.includes(archived)) ||
    ('‘’'.includes(read) && "'『』﹃﹄".includes(archived)) ||
    (read === ' ' && /[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff\u0000-\u0020\u0085]/.test(archived))
  );
}

describe('offsets into the archived text', () => {
  it('lead every character of a cleaned text back to the one it stands for, in order', () => {
    fc.assert(
      fc.property(texts, (archived) => {
        const { text, offsets } = cleaned(archived);
        expect(offsets.length).toBe(text.length + 1);
        for (let i = 0; i < text.length; i++) {
          if (i > 0) expect(offsets[i]!).toBeGreaterThan(offsets[i - 1]! - (text[i - 1] === '\n' ? 1 : 0));
          if (text[i] !== '\n')
            expect(standsFor(text[i]!, archived[offsets[i]!]!), `${i} of ${JSON.stringify(text)}`).toBe(true);
        }
        expect(offsets[text.length]!).toBeLessThanOrEqual(archived.length);
      }),
      { numRuns: 400 },
    );
  });

  it('lead every sentence back, its end to the end of its last character', () => {
    fc.assert(
      fc.property(texts, (archived) => {
        for (const { text, start, end, at, offsets, headings } of report(archived).sentences) {
          for (let i = 0; i < text.length; i++) {
            if (i > 0) expect(offsets[at + i]!).toBeGreaterThan(offsets[at + i - 1]!);
            expect(standsFor(text[i]!, archived[offsets[at + i]!]!)).toBe(true);
          }
          expect([start, end]).toEqual([offsets[at], offsets[at + text.length - 1]! + 1]);
          expect([...headings]).toEqual([...headings].sort((a, b) => a - b));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never point into what is masked', () => {
    fc.assert(
      fc.property(texts, (archived) => {
        const { masked, offsets, text } = cleaned(archived);
        for (let i = 0; i < text.length; i++) {
          if (text[i] === '\n') continue;
          expect(masked.some(({ start, end }) => offsets[i]! >= start && offsets[i]! < end)).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});
