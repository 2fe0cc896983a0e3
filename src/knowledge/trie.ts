/** Finds terms in text. Terms are known by their index in the list that the trie was built from. */
export interface Trie {
  /** Length of each term, in UTF-16 code units. */
  readonly lengths: Uint32Array;
  /** The longest term that begins at `at`, or -1. */
  longest(text: string, at: number): number;
  /** Every term that begins at `at`, shortest first, written into `found`; how many. */
  all(text: string, at: number, found: number[]): number;
  /** The term that is the text in [from, to), or -1. */
  whole(text: string, from: number, to: number): number;
}

/** Builds a trie in typed arrays: about 30 bytes a node, no objects. A term that stands twice keeps its first index. */
export function buildTrie(terms: readonly string[]): Trie {
  const order = Uint32Array.from(terms.keys()).sort((a, b) => compare(terms[a]!, terms[b]!));
  const lengths = Uint32Array.from(terms, (term) => term.length);
  const size = 1 + lengths.reduce((sum, length) => sum + length, 0);
  const first = new Uint32Array(size);
  const count = new Uint16Array(size);
  const label = new Uint16Array(size);
  const term = new Int32Array(size).fill(-1);
  const root = new Int32Array(65536).fill(-1);
  // Which of the ordered terms lie below a node, and how many characters lead to it.
  const begin = new Uint32Array(size);
  const end = new Uint32Array(size);
  const depth = new Uint32Array(size);
  end[0] = order.length;
  let nodes = 1;

  // Breadth first, so that the children of a node stand side by side, in the order of their labels.
  for (let node = 0; node < nodes; node++) {
    const at = depth[node]!;
    const to = end[node]!;
    let from = begin[node]!;
    for (; from < to && lengths[order[from]!] === at; from++) {
      if (at > 0 && (term[node] === -1 || order[from]! < term[node]!)) term[node] = order[from]!;
    }
    first[node] = nodes;
    while (from < to) {
      const char = terms[order[from]!]!.charCodeAt(at);
      const child = nodes++;
      label[child] = char;
      count[node]!++;
      if (at === 0) root[char] = child;
      begin[child] = from;
      while (from < to && terms[order[from]!]!.charCodeAt(at) === char) from++;
      end[child] = from;
      depth[child] = at + 1;
    }
  }

  function step(node: number, char: number): number {
    let low = first[node]!;
    let high = low + count[node]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = label[middle]!;
      if (found === char) return middle;
      if (found < char) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  const pairs = openPairs(depth.subarray(0, nodes).reduce((sum, own) => sum + Number(own === 2), 0));
  for (let node = 1; node < nodes; node++) {
    if (depth[node] !== 1) continue;
    for (let child = first[node]!; child < first[node]! + count[node]!; child++)
      pairs.add(label[node]!, label[child]!, child);
  }

  return {
    lengths,
    longest(text, at) {
      const char = at < text.length ? text.charCodeAt(at) : 0;
      const top = root[char]!;
      if (top === -1) return -1;
      let best = term[top]!;
      let node = at + 1 < text.length ? pairs.find(char, text.charCodeAt(at + 1)) : -1;
      for (let i = at + 2; node !== -1; i++) {
        if (term[node]! !== -1) best = term[node]!;
        node = i < text.length ? step(node, text.charCodeAt(i)) : -1;
      }
      return best;
    },
    all(text, at, found) {
      const char = at < text.length ? text.charCodeAt(at) : 0;
      const top = root[char]!;
      if (top === -1) return 0;
      let n = 0;
      if (term[top]! !== -1) found[n++] = term[top]!;
      let node = at + 1 < text.length ? pairs.find(char, text.charCodeAt(at + 1)) : -1;
      for (let i = at + 2; node !== -1; i++) {
        if (term[node]! !== -1) found[n++] = term[node]!;
        node = i < text.length ? step(node, text.charCodeAt(i)) : -1;
      }
      return n;
    },
    whole(text, from, to) {
      if (to <= from) return -1;
      let node =
        to - from > 1 ? pairs.find(text.charCodeAt(from), text.charCodeAt(from + 1)) : root[text.charCodeAt(from)]!;
      for (let i = from + 2; node !== -1 && i < to; i++) node = step(node, text.charCodeAt(i));
      return node === -1 ? -1 : term[node]!;
    },
  };
}

/** The nodes that two characters lead to, by a hash of these: most looks into a trie end there, and a first character may have many children. */
function openPairs(size: number) {
  // Four places for each, so that what is not there is seldom looked for twice.
  const bits = 34 - Math.clz32(size);
  const mask = (1 << bits) - 1;
  const keys = new Uint32Array(1 << bits);
  const held = new Int32Array(1 << bits).fill(-1);
  const slotOf = (key: number) => (Math.imul(key, 0x9e3779b1) >>> (32 - bits)) & mask;
  return {
    add(one: number, other: number, node: number): void {
      const key = ((one << 16) | other) >>> 0;
      let slot = slotOf(key);
      while (held[slot] !== -1) slot = (slot + 1) & mask;
      keys[slot] = key;
      held[slot] = node;
    },
    find(one: number, other: number): number {
      const key = ((one << 16) | other) >>> 0;
      for (let slot = slotOf(key); ; slot = (slot + 1) & mask) {
        const node = held[slot]!;
        if (node === -1 || keys[slot] === key) return node;
      }
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
