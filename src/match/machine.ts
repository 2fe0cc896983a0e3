import { DO, type Program } from './program.ts';
import { grown, isSet, type Rows } from './rows.ts';

/** Where an earlier mention stands in a sentence: token indices by kind and first token. */
export interface Placed {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

/** What a pattern took out under one name: token indices, [from, to). */
export interface Capture {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A sentence as a machine needs it. */
export interface Scene {
  /** Where the answers for each token begin. */
  readonly rows: Int32Array;
  /** How many of the tokens are looked at. */
  readonly end: number;
  /** Earlier mentions by the token they begin at. */
  readonly placed: readonly (readonly Placed[] | undefined)[];
}

/** Steps after which a try at one token is given up: far above what a real sentence takes. */
const STEPS = 20_000;
/** What is remembered of a place to come back to: where in the code and in the sentence, how far an instruction has come there, and how much was taken out. */
const FRAME = 4;
/** No instruction has begun there. */
const FRESH = -1;

/** Runs programs over sentences, one at a time. */
export interface Machine {
  /** The token behind the match of a program that begins at token `from`, or -1. Every token's classes must be learnt. */
  run(program: Program, scene: Scene, from: number): number;
  /** What the match that was found last took out, in order. */
  captures(program: Program): Capture[];
}

/** A machine with its own memory, so that to try takes none; `tests` tell which sets of classes tokens are in. */
export function openMachine(tests: Rows): Machine {
  let stack = new Int32Array(1 << 10);
  let registers = new Int32Array(8);
  // Names and ends of what was taken out.
  const taken: number[] = [];
  let count = 0;
  let top = 0;

  function push(back: number, where: number, how: number): void {
    if (top === stack.length) stack = grown(stack, 2 * top);
    stack[top] = back;
    stack[top + 1] = where;
    stack[top + 2] = how;
    stack[top + 3] = count;
    top += FRAME;
  }

  /** Sets a register until it is come back to a place before. */
  function set(register: number, value: number): void {
    push(-register - 1, registers[register]!, 0);
    registers[register] = value;
  }

  /** The token behind the match that begins at `from`, or -1; `taken` then holds what it took out, in `count` numbers. */
  function run({ code, words }: Program, { rows, end, placed }: Scene, from: number): number {
    const { bits } = tests;
    let pc = 0;
    let at = from;
    let state = FRESH;
    let steps = 0;
    top = 0;
    count = 0;

    for (;;) {
      let failed = false;
      switch (code[pc]!) {
        case DO.done:
          return at;
        case DO.one:
          if (at < end && isSet(bits, rows[at]!, code[pc + 1]!)) {
            at++;
            pc += 2;
          } else failed = true;
          break;
        case DO.none:
          if (at < end && !isSet(bits, rows[at]!, code[pc + 1]!)) {
            at++;
            pc += 2;
          } else failed = true;
          break;
        case DO.any:
          if (at < end) {
            at++;
            pc++;
          } else failed = true;
          break;
        case DO.start:
          if (at === 0) pc++;
          else failed = true;
          break;
        case DO.end:
          if (at === end) pc++;
          else failed = true;
          break;
        case DO.mention: {
          const here = placed[at];
          const kind = words[code[pc + 1]!]!;
          let index = state === FRESH ? 0 : state;
          while (here && index < here.length && here[index]!.kind !== kind) index++;
          if (here && index < here.length) {
            if (index + 1 < here.length) push(pc, at, index + 1);
            at = here[index]!.to;
            pc += 2;
          } else failed = true;
          break;
        }
        case DO.most: {
          const least = at + code[pc + 3]!;
          let last = state;
          if (last === FRESH) {
            const most = Math.min(at + code[pc + 4]!, end);
            const fits = code[pc + 1]!;
            if (fits === DO.any) last = most;
            else {
              const test = code[pc + 2]!;
              const wanted = fits === DO.one;
              last = at;
              while (last < most && isSet(bits, rows[last]!, test) === wanted) last++;
            }
          }
          if (++steps > STEPS) return -1;
          // Where the next instruction wants one token, only before such a one.
          if (code[pc + 5] === DO.one) {
            const next = code[pc + 6]!;
            while (last >= least && !(last < end && isSet(bits, rows[last]!, next))) last--;
          }
          if (last < least) failed = true;
          else {
            if (last > least) push(pc, at, last - 1);
            at = last;
            pc += 5;
          }
          break;
        }
        case DO.fewest: {
          const most = Math.min(at + code[pc + 4]!, end);
          const fits = code[pc + 1]!;
          const test = fits === DO.any ? -1 : code[pc + 2]!;
          const wanted = fits === DO.one;
          // From what was tried last, one more each time.
          let last = state === FRESH ? at : state;
          const least = state === FRESH ? at + code[pc + 3]! : state + 1;
          while (last < least && last < most && (test < 0 || isSet(bits, rows[last]!, test) === wanted)) last++;
          if (++steps > STEPS) return -1;
          if (last < least) failed = true;
          else {
            if (last < most) push(pc, at, last);
            at = last;
            pc += 5;
          }
          break;
        }
        case DO.prefer:
          push(code[pc + 1]!, at, FRESH);
          pc += 2;
          break;
        case DO.begin: {
          const other = code[pc + 3]!;
          const begins =
            at < end && (isSet(bits, rows[at]!, code[pc + 1]!) || (code[pc + 2] === 1 && placed[at] !== undefined));
          if (begins) {
            push(other, at, FRESH);
            pc += 4;
          } else pc = other;
          break;
        }
        case DO.jump:
          pc = code[pc + 1]!;
          break;
        case DO.open:
          registers[code[pc + 1]!] = at;
          pc += 2;
          break;
        case DO.reopen:
          set(code[pc + 1]!, at);
          pc += 2;
          break;
        case DO.close:
          taken[count++] = code[pc + 2]!;
          taken[count++] = registers[code[pc + 1]!]!;
          taken[count++] = at;
          pc += 3;
          break;
        case DO.enter:
          set(code[pc + 1]!, 0);
          pc += 2;
          break;
        default: {
          const register = code[pc + 1]!;
          const times = registers[register]!;
          const [least, most, lazy, after] = [code[pc + 2]!, code[pc + 3]!, code[pc + 4] === 1, code[pc + 5]!];
          if (++steps > STEPS) return -1;
          // What takes nothing is not repeated.
          if (state === FRESH && times > least && registers[register + 1] === at) failed = true;
          else if (times < most && (times < least || !lazy || state !== FRESH)) {
            if (times >= least && !lazy) push(after, at, FRESH);
            set(register, times + 1);
            set(register + 1, at);
            pc += 6;
          } else if (state !== FRESH) failed = true;
          else {
            if (times < most && lazy) push(pc, at, 0);
            pc = after;
          }
        }
      }
      state = FRESH;
      while (failed) {
        if (top === 0) return -1;
        top -= FRAME;
        const back = stack[top]!;
        if (back < 0) {
          registers[-back - 1] = stack[top + 1]!;
          continue;
        }
        pc = back;
        at = stack[top + 1]!;
        state = stack[top + 2]!;
        count = stack[top + 3]!;
        failed = false;
      }
    }
  }

  return {
    run(program, scene, from) {
      if (program.registers > registers.length) registers = new Int32Array(program.registers);
      return run(program, scene, from);
    },
    captures({ words }) {
      const captures: Capture[] = [];
      for (let at = 0; at < count; at += 3)
        captures.push({ name: words[taken[at]!]!, from: taken[at + 1]!, to: taken[at + 2]! });
      return captures.length > 1 ? captures.sort((a, b) => a.from - b.from || b.to - a.to) : captures;
    },
  };
}
