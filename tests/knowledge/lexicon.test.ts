import { describe, expect, it } from 'vitest';
import { lexiconBuilder } from '../../src/knowledge/lexicon.ts';

describe('a term with an aspect mark behind it', () => {
  const builder = lexiconBuilder();
  const add = (term: string, name: string) => builder.add(term, { class: name, name: term, source: 'a test' });
  add('了', 'aspect');
  add('成立', 'founding');
  add('成立', '=成立');
  add('成立了', 'adopting');
  add('为', 'edge');
  add('为了', 'planning');
  add('到不了', 'lacking');
  builder.inflect('aspect');
  const lexicon = builder.build();
  const classesOf = (term: string) =>
    lexicon.classes[lexicon.find(term)!]!.numbers.map((number) => lexicon.classNames[number]);

  it('is to patterns what it is without the mark', () => {
    expect(classesOf('成立了')).toEqual(['adopting', 'founding', '=成立']);
    expect(lexicon.bearing('founding')).toHaveLength(2);
  });

  it('is a term by itself where what is left is none, or one character', () => {
    expect(classesOf('为了')).toEqual(['planning']);
    expect(classesOf('到不了')).toEqual(['lacking']);
  });
});
