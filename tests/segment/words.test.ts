import fc from 'fast-check';
import nodejieba from 'nodejieba';
import { describe, expect, it } from 'vitest';
import { lexiconBuilder } from '../../src/knowledge/lexicon.ts';
import { openSegmenter } from '../../src/segment/words.ts';

const builder = lexiconBuilder();
for (const name of ['行政执法公示制度', '府院联动']) builder.add(name, { class: 'practice', name, source: 'here' });
builder.add('化', { class: 'turning', name: '化', source: 'here' });
const segmenter = openSegmenter(builder.build());
const cut = (text: string) => segmenter.words(text).map(({ start, end }) => text.slice(start, end));

describe('segmenter', () => {
  it('keeps the terms of graph/ whole', () => {
    expect(cut('落实行政执法公示制度')).toEqual(['落实', '行政执法公示制度']);
    expect(cut('深化府院联动')).toEqual(['深化', '府院联动']);
  });

  it('leaves a term to jieba where its end may belong to another word', () => {
    expect(cut('府院联动化解纠纷')).toEqual(['府院联动', '化解', '纠纷']);
  });

  it('says the same of a stretch each time', () => {
    expect(cut('推进府院联动')).toEqual(cut('推进府院联动'));
    expect(cut('他也府院联动')).toEqual(['他', '也', '府院联动']);
    expect(cut('他也府院联动')).toEqual(['他', '也', '府院联动']);
  });

  it('cuts as jieba does, whatever it is that stands between long terms', () => {
    const words = '持续深入推进法治政府建设全面依法治市工作的若干意见和他也不对群众反映强烈突出问题魑魅璇玑';
    const pieces = fc.array(
      fc.nat(words.length - 2).map((at) => words.slice(at, at + 2)),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (picked) => {
        const text = picked.join('');
        expect(cut(text)).toEqual(nodejieba.cut(text));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', '𠮷野家', '\ud800断', 'a\0b', 'AI监管2023年', '㐂\n\t 〇'])('loses nothing of %j', (text) => {
    expect(cut(text).join('')).toBe(text);
  });

  it('gives words that follow each other without a gap, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        let at = 0;
        for (const { start, end } of segmenter.words(text)) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
    );
  });

  it('finds the same words on both sides of the place where a long text is handed over', () => {
    const text = '全面推行府院联动。'.repeat(9000);
    expect(cut(text).join('')).toBe(text);
  });
});
