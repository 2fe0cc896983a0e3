import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTokenizer } from '../../src/segment/tokens.ts';
import { knowledge, tokenize, tokensOf } from '../knowledge/match-knowledge.ts';

describe('tokenizer', () => {
  it.each([
    ['严格落实行政执法公示制度', ['严格落实', '行政执法公示制度']],
    ['培训1.2万余人次', ['培训', '1.2万', '余', '人次']],
    ['涉案金额796.41万元', ['涉案', '金额', '796.41', '万元']],
    ['学习《信访工作条例》', ['学习', '《信访工作条例》']],
    ['打造“法治夜校”品牌', ['打造', '“法治夜校”', '品牌']],
    ['建成15分钟政务服务圈9个', ['建成', '15分钟政务服务圈', '9', '个']],
    ['培训15分钟', ['培训', '15', '分钟']],
    ['使用AI监管系统', ['使用', 'AI', '监管系统']],
    ['联合粤北六市巡查', ['联合', '粤北六市', '巡查']],
    ['联合粤北6市巡查', ['联合', '粤北6市', '巡查']],
    ['与川渝两地（市）签约', ['与', '川渝两地', '（', '市', '）', '签约']],
    ['与苏皖鲁豫四省（区）签约', ['与', '苏皖鲁豫四省（区）', '签约']],
  ])('cuts %s', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  it('does not find 民法 within 人民法院', () => {
    expect(tokensOf('配合人民法院工作').join('|')).not.toContain('民法|');
  });

  it.each([
    ['推进监管系统化', '监管系统|'],
    ['严格落实行政执法公示制度化要求', '行政执法公示制度|'],
  ])('finds in %s no term that the next sign makes another word of', (text, term) => {
    expect(`${tokensOf(text).join('|')}|`).not.toContain(term);
  });

  it('finds a term before a longer word that begins with such a sign', () => {
    expect(tokensOf('靠行政执法公示制度化解争议')).toContain('行政执法公示制度');
  });

  it('reads numbers with their multipliers', () => {
    const values = (text: string) => {
      const marks = new Uint8Array(text.length + 1).fill(1);
      return tokenize(text, marks, 0).flatMap(({ value }) => value ?? []);
    };
    expect(values('1.3万余名')).toEqual([13000]);
    expect(values('12,345件')).toEqual([12345]);
    expect(values('8.2亿元')).toEqual([8.2]);
    expect(values('三十五件')).toEqual([35]);
    expect(values('一万三千名')).toEqual([13000]);
    expect(values('百分之百')).toEqual([100]);
    expect(values('百分之九十二点二五以上')).toEqual([92.25]);
    expect(values('千分之三')).toEqual([3]);
    expect(values('百分比')).toEqual([100]);
  });

  it('reads a share by whatever sign it begins with', () => {
    const shares = [{ text: '半数', value: 50, unit: '%' }];
    const cut = openTokenizer(knowledge.lexicon, { ...knowledge.numerals, shares });
    expect(cut('半数', new Uint8Array(3).fill(1), 0)).toMatchObject([{ start: 0, end: 2, value: 50 }]);
  });

  it('follows the text without a gap, whatever it is', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('《', '》', '“', '”', '2023', '万', '制度', '年'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        expect(tokensOf(text).join('')).toBe(text);
      }),
    );
  });

  it('reads a sentence again with its places as if it had not been read before', () => {
    const pieces = fc.array(
      fc.constantFrom('潼南区', '办理', '三', '场', '20', '余', '名', '，', '“法治”', '制度', '联合', '化', 'AI'),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(pieces, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (words, named) => {
        const text = words.join('');
        const marks = new Uint8Array(text.length + 1).fill(1);
        let end = 0;
        const spans = words.map((word) => ({ start: end, end: (end += word.length) }));
        const places = spans.filter((_, index) => named[index]);
        const plain = tokenize(text, marks, 0);
        expect(tokenize(text, marks, 0, places, plain)).toEqual(tokenize(text, marks, 0, places));
      }),
    );
  });

  it('gives a four-digit year its class', () => {
    const year = knowledge.lexicon.classNumber('year')!;
    const text = '2023年办理';
    const marks = new Uint8Array(text.length + 1).fill(1);
    expect(tokenize(text, marks, 0)[0]!.classes.numbers).toContain(year);
  });
});
