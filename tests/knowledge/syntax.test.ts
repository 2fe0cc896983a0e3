import { describe, expect, it } from 'vitest';
import { parsePattern, SyntaxProblem } from '../../src/knowledge/syntax.ts';

describe('pattern syntax', () => {
  it('reads words, classes, counts, groups and captures', () => {
    const [first, gap, capture] = parsePattern('@adopting|推行 .{0,3}? <practice: !@edge+ (制度 | @head)>');
    expect(first!.element).toEqual({ type: 'one', not: false, classes: ['adopting'], words: ['推行'] });
    expect(gap).toMatchObject({ element: { type: 'any' }, min: 0, max: 3, lazy: true });
    expect(capture!.element).toMatchObject({ type: 'group', capture: 'practice' });
  });

  it.each([
    ['', 0],
    ['@', 0],
    ['( 制度', 0],
    ['<practice 制度>', 0],
    ['制度 )', 3],
    ['.{3,1}', 1],
  ])('says where %j cannot be read', (text, at) => {
    const read = () => parsePattern(text);
    expect(read).toThrow(SyntaxProblem);
    expect(() => {
      try {
        read();
      } catch (problem) {
        expect((problem as SyntaxProblem).at).toBe(at);
        throw problem;
      }
    }).toThrow();
  });
});
