import { ReportError } from './errors.ts';

/** A text and the encoding it was read with. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
}

/** Share of characters that may be damaged: of UTF-8 before others are tried, and of whatever is taken in the end. */
const SLIGHT = 0.01;
const DAMAGED = 0.05;
/** Two encodings this near in frequent characters are a tie. */
const NEAR = 0.05;
/** Share of frequent characters that any Chinese text has; with ASCII among them, twice that. */
const FAMILIAR = 0.15;
const SAMPLE = 200_000;

/**
 * Bytes to text by the strictest sign that holds: BOM; the zero bytes of UTF-16; UTF-8; else the encoding among the declared one,
 * GB18030, Big5 and UTF-16 that gives the most frequent characters. Single broken bytes (in UTF-8 fewer than 1 % of the
 * characters that are not ASCII, and a character cut off at the end) become U+FFFD. Bytes that are no text are a ReportError.
 */
export async function decode(bytes: Uint8Array, common: ReadonlySet<string>): Promise<Decoded> {
  const signed = bom(bytes) ?? zeroBytes(bytes, common);
  if (signed) return checked(decodeAs(bytes, signed));
  const utf8 = decodeAs(bytes, 'utf-8');
  if (damage(utf8.text.replace(/\uFFFD{1,3}$/, '')) < SLIGHT) return checked(utf8);
  const labels = new Set([declared(bytes), 'gb18030', 'big5', 'utf-8', 'utf-16le', 'utf-16be']);
  const candidates = [...labels].flatMap((label) => {
    if (!label) return [];
    const decoded = decodeAs(bytes, label);
    return { ...decoded, score: frequency(decoded.text, common) };
  });
  candidates.sort((a, b) => b.score - a.score);
  const [best, second] = candidates as [(typeof candidates)[0], (typeof candidates)[0]];
  if (best.score < FAMILIAR) throw noText();
  const tie = best.score - second.score < NEAR;
  return checked(tie ? await breakTie(bytes, best, second) : best);
}

function bom(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0x84 && b === 0x31 && c === 0x95 && bytes[3] === 0x33 ? 'gb18030' : null;
}

/** UTF-16 without BOM has zero bytes, of line feeds, digits and Latin letters: the order that makes sense of them. */
function zeroBytes(bytes: Uint8Array, common: ReadonlySet<string>): string | null {
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.includes(0)) return null;
  const orders = ['utf-16le', 'utf-16be'].map((label) => {
    const { text } = decodeAs(sample, label);
    const familiar = [...text].filter((char) => common.has(char) || /^[\t\r\n -~]$/.test(char));
    return { label, share: familiar.length / text.length };
  });
  const [best] = orders.sort((a, b) => b.share - a.share);
  return best && best.share > 2 * FAMILIAR ? best.label : null;
}

/** What `<meta charset>` or an XML declaration says, if TextDecoder knows it. */
function declared(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const label = /<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})/i.exec(start)?.[1];
  if (!label) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, label: string): Decoded {
  return { text: new TextDecoder(label).decode(bytes), charset: label };
}

async function breakTie(bytes: Uint8Array, first: Decoded, second: Decoded): Promise<Decoded> {
  const { detect } = (await import('jschardet')).default;
  const guess = detect(Buffer.from(bytes.subarray(0, SAMPLE))).encoding?.toLowerCase() ?? '';
  const label = /^gb/.test(guess) ? 'gb18030' : guess;
  return second.charset === label ? second : first;
}

/** Share of damaged characters among those that are not ASCII. */
function damage(text: string): number {
  let broken = 0;
  let foreign = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) continue;
    foreign++;
    if (code === 0xfffd) broken++;
  }
  return foreign === 0 ? 0 : broken / foreign;
}

/** Share of frequent characters among those that are not ASCII. */
function frequency(text: string, common: ReadonlySet<string>): number {
  let frequent = 0;
  let foreign = 0;
  for (let i = 0; i < Math.min(text.length, SAMPLE); i++) {
    if (text.charCodeAt(i) < 128) continue;
    foreign++;
    if (common.has(text[i]!)) frequent++;
  }
  return foreign === 0 ? 0 : frequent / foreign;
}

/** Share of control characters that no text has. */
function controls(text: string): number {
  const sample = text.slice(0, SAMPLE);
  let count = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code < 32 && !(code >= 9 && code <= 13)) count++;
  }
  return sample.length === 0 ? 0 : count / sample.length;
}

function checked(decoded: Decoded): Decoded {
  if (controls(decoded.text) > SLIGHT || damage(decoded.text) > DAMAGED) throw noText();
  return decoded;
}

function noText(): ReportError {
  return new ReportError('unknown-type', 'is no text in UTF-8, UTF-16, GB18030 or Big5, nor HTML, DOCX or PDF');
}
