import { isSpace } from './lines.ts';

/** Text as it is read, with the way back: `offsets` has one entry more than `text` has characters. */
export interface Readable {
  readonly text: string;
  readonly offsets: Uint32Array;
}

/** Builds readable text piece by piece, in the order of the original. */
export interface ReadableBuilder {
  /** Reads on over [start, end): a line, or what follows on one that was broken. */
  add(start: number, end: number): void;
  /** Ends the paragraph at `at`. */
  endParagraph(at: number): void;
  done(end: number): Readable;
}

// Classes of characters. East Asian text wants no white space beside it and Chinese punctuation.
const EAST_ASIAN = 1;
const SPACE = 2;
const PUNCTUATION = 3;
const DOUBLE_QUOTE = 4;
const SINGLE_QUOTE = 5;
const PARENTHESIS = 6;
const QUESTION = 7;
const classes = new Uint8Array(65536);
const canonical = Uint16Array.from({ length: 65536 }, (_, code) => code);

for (let code = 0; code < 65536; code++) {
  if (isSpace(code)) classes[code] = SPACE;
  else if ((code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)) classes[code] = EAST_ASIAN;
  // Rare Han characters are surrogate pairs; full-width forms and curly quotes belong to Chinese text.
  else if ((code >= 0xd840 && code <= 0xdfff) || (code >= 0xff00 && code <= 0xffef)) classes[code] = EAST_ASIAN;
  else if (code >= 0x2018 && code <= 0x201f) classes[code] = EAST_ASIAN;
}
const fullWidth = new Map([...',;:()?!'].map((char) => [char.charCodeAt(0), char.charCodeAt(0) + 0xfee0]));
for (const [code, full] of fullWidth) {
  classes[code] = code === 40 || code === 41 ? PARENTHESIS : code === 63 ? QUESTION : PUNCTUATION;
  canonical[full] = full;
}
for (let code = 0xff01; code <= 0xff5e; code++) {
  if (fullWidth.has(code - 0xfee0)) continue;
  canonical[code] = code - 0xfee0;
  classes[code] = 0;
}
for (const [from, to] of ['「“', '」”', '『‘', '』’', '〝“', '〞”', '｢“', '｣”', '﹁“', '﹂”', '﹃‘', '﹄’']) {
  canonical[from!.charCodeAt(0)] = to!.charCodeAt(0);
}
const STOP = '。'.charCodeAt(0);
const BULLETS = new Set([...'•●■◆▪○◎➢★☆'].map((char) => char.charCodeAt(0)));
classes[34] = DOUBLE_QUOTE;
classes[39] = SINGLE_QUOTE;

/** Starts readable text over `text`, which must be as long as the archived text and already simplified. */
export function buildReadable(text: string, pieces: number): ReadableBuilder {
  const codes = new Uint16Array(text.length + pieces + 1);
  const offsets = new Uint32Array(text.length + pieces + 2);
  let length = 0;
  let doubleOpen = false;
  let singleOpen = false;
  let opened = false;
  let gap = -1;

  function emit(code: number, at: number): void {
    codes[length] = code;
    offsets[length++] = at;
  }

  function closeQuotes(): void {
    doubleOpen = false;
    singleOpen = false;
  }

  /** Takes over what stands from `from` on as it is, up to white space or a sign that may be written in several ways. */
  function takeOver(from: number, end: number): number {
    let at = from;
    let to = length;
    for (; at < end; at++) {
      const raw = text.charCodeAt(at);
      if (classes[raw]! > EAST_ASIAN) break;
      codes[to] = canonical[raw]!;
      offsets[to++] = at;
      if (raw === STOP && text.charCodeAt(at + 1) !== 34) closeQuotes();
    }
    length = to;
    return at;
  }

  return {
    add(start, end) {
      let i = start;
      if (length > 0 && codes[length - 1] !== 10 && gap < 0) gap = start - 1;
      while (i < end - 1 && BULLETS.has(text.charCodeAt(i)))
        for (i++; i < end - 1 && isSpace(text.charCodeAt(i)); ) i++;
      if (text.charCodeAt(i) === 63 && text.charCodeAt(i + 1) === 63) while (i < end && text.charCodeAt(i) === 63) i++;
      for (; i < end; i++) {
        if (gap < 0) i = takeOver(i, end);
        if (i === end) break;
        const raw = text.charCodeAt(i);
        const kind = classes[raw]!;
        if (kind === SPACE) {
          if (gap < 0) gap = i;
          continue;
        }
        const previous = length > 0 ? codes[length - 1]! : 10;
        const besideHan = kind > SPACE && (classes[previous] === EAST_ASIAN || nextIsHan(text, i + 1, end));
        if (gap >= 0) {
          const tight = previous === 10 || classes[previous] === EAST_ASIAN || kind === EAST_ASIAN || besideHan;
          if (!tight) emit(32, gap);
          gap = -1;
        }
        if (kind === 0 || kind === EAST_ASIAN) {
          emit(canonical[raw]!, i);
          if (raw === STOP && text.charCodeAt(i + 1) !== 34) closeQuotes();
        } else if (kind === DOUBLE_QUOTE || kind === SINGLE_QUOTE) {
          const isDouble = kind === DOUBLE_QUOTE;
          const open = isDouble ? doubleOpen : singleOpen;
          if (!besideHan && !open) {
            emit(raw, i);
            continue;
          }
          emit((isDouble ? 0x201c : 0x2018) + (open ? 1 : 0), i);
          if (isDouble) doubleOpen = !open;
          else singleOpen = !open;
        } else if (kind === PARENTHESIS) {
          const skipped = raw === 40 && classes[previous] === EAST_ASIAN ? pinyin(text, i, end) : 0;
          if (skipped > 0) {
            i += skipped - 1;
            continue;
          }
          const full = besideHan || (raw === 40 ? closesBesideHan(text, i, end) : opened);
          opened = raw === 40 && full;
          emit(full ? raw + 0xfee0 : raw, i);
        } else {
          emit(besideHan ? raw + 0xfee0 : raw, i);
        }
      }
    },
    endParagraph(at) {
      emit(10, at);
      closeQuotes();
      opened = false;
      gap = -1;
    },
    done(end) {
      offsets[length] = end;
      const bytes = Buffer.from(codes.buffer, 0, length * 2);
      return { text: bytes.toString('utf16le'), offsets: offsets.subarray(0, length + 1) };
    },
  };
}

function nextIsHan(text: string, from: number, end: number): boolean {
  for (let i = from; i < end && i < from + 3; i++) {
    const kind = classes[text.charCodeAt(i)]!;
    if (kind === EAST_ASIAN) return true;
    if (kind !== SPACE) return false;
  }
  return false;
}

/** (1)强化: the parenthesis is Chinese because of what follows it. */
function closesBesideHan(text: string, at: number, end: number): boolean {
  for (let i = at + 1; i < end && i < at + 12; i++) {
    const code = text.charCodeAt(i);
    if (classes[code] === EAST_ASIAN) return true;
    if (code === 41) return nextIsHan(text, i + 1, end);
  }
  return false;
}

/** Length of a reading that a broken converter has put behind a character, 務(wù), or 0. */
function pinyin(text: string, at: number, end: number): number {
  let toned = false;
  for (let i = at + 1; i < end && i < at + 9; i++) {
    const code = text.charCodeAt(i);
    if (code === 41) return toned ? i + 1 - at : 0;
    if (code >= 0xe0 && code <= 0x1dc) toned = true;
    else if (code < 97 || code > 122) return 0;
  }
  return 0;
}
