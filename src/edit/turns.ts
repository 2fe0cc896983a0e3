/** Tells of things in the order in which they began, in whatever order they end. */
export interface Turns<Value> {
  /** The next turn: what is given to it is told of as soon as all before it have been. */
  next(): (value: Value) => void;
  /** How many turns nothing has been told of yet. */
  readonly open: number;
}

/** Turns that are told of by `tell`. */
export function openTurns<Value>(tell: (value: Value) => void): Turns<Value> {
  const turns: { ended?: { readonly value: Value } }[] = [];
  return {
    next() {
      const turn: (typeof turns)[number] = {};
      turns.push(turn);
      return (value) => {
        turn.ended = { value };
        for (let ended = turns[0]?.ended; ended; ended = turns[0]?.ended) {
          turns.shift();
          tell(ended.value);
        }
      };
    },
    get open() {
      return turns.length;
    },
  };
}
