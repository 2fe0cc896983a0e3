import { describe, expect, it } from 'vitest';
import { openTurns } from '../../src/edit/turns.ts';

describe('turns', () => {
  it('are told of in the order in which they began', () => {
    const told: string[] = [];
    const turns = openTurns<string>((value) => told.push(value));
    const [first, second, third] = [turns.next(), turns.next(), turns.next()];
    second('second');
    expect({ told: [...told], open: turns.open }).toEqual({ told: [], open: 3 });
    first('first');
    expect({ told: [...told], open: turns.open }).toEqual({ told: ['first', 'second'], open: 1 });
    third('third');
    expect(told).toEqual(['first', 'second', 'third']);
  });
});
