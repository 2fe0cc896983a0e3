import type { ReadingKnowledge } from '../knowledge/reading.ts';
import { openCounter, readNumbering } from './docx-numbering.ts';
import { readStyles } from './docx-styles.ts';
import { ReportError } from './errors.ts';
import { rowLines } from './rows.ts';
import { readXml } from './xml.ts';
import { unzip } from './zip.ts';

const PARTS = /^(?:word\/(?:document\d*|numbering\d*|styles\d*)\.xml|OFD\.xml|xl\/workbook\.xml)$/;
/** What is not in the text: deletions, field codes, the older of two forms of a drawing, the reading of a character. */
const SKIPPED = new Set(['del', 'moveFrom', 'instrText', 'Fallback', 'rt', 'rPrChange', 'pPrChange', 'sdtPr', 'tabs']);

interface Paragraph {
  text: string;
  style: string | null;
  use: string | undefined;
  level: number | undefined;
  /** Its mark was deleted, so it runs on into the next one. */
  runsOn: boolean;
}

/** The text of a .docx file: a paragraph a line, with Word's automatic numbers; a table row a line, cells separated by tabs. */
export function readDocx(bytes: Uint8Array, { numerals }: ReadingKnowledge): string {
  const parts = unzip(bytes, PARTS);
  const part = (name: string) => [...parts].find(([path]) => path.startsWith(`word/${name}`))?.[1];
  const document = part('document');
  if (!document) throw new ReportError('unknown-type', `is a zip file but no .docx${otherKind(parts)}`);
  const counter = openCounter(readNumbering(part('numbering')), numerals);
  const listsOf = readStyles(part('styles'));

  let lines: string[] = [];
  /** Where lines go when the cell or row that is being read is done. */
  const outer: string[][] = [];
  const rows: string[][][] = [];
  const paragraphs: Paragraph[] = [];
  let carried = '';
  let skipping = 0;
  let inText = false;
  let inProperties = 0;
  let hidden = false;

  const endParagraph = () => {
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    const { style } = paragraph;
    const inherited = listsOf(style);
    const use = paragraph.use ?? inherited.use;
    const level = paragraph.level ?? inherited.level ?? (use && style ? counter.levelOf(use, style) : 0);
    const text = carried + paragraph.text;
    carried = paragraph.runsOn ? text : '';
    if (paragraph.runsOn) return;
    const number = use === undefined || use === '0' ? '' : counter.next(use, level);
    for (const line of (number + text).split('\n')) lines.push(line.trimEnd());
  };

  readXml(document, {
    open(name, attribute) {
      if (skipping > 0 || SKIPPED.has(name)) {
        const paragraph = paragraphs.at(-1);
        if (paragraph && skipping === 0 && inProperties > 0 && name === 'del') paragraph.runsOn = true;
        skipping++;
        return;
      }
      const paragraph = paragraphs.at(-1);
      const value = attribute('val');
      if (name === 'p') paragraphs.push({ text: '', style: null, use: undefined, level: undefined, runsOn: false });
      else if (name === 'tr') rows.push([]);
      else if (name === 'tc') {
        outer.push(lines);
        lines = [];
      } else if (name === 'pPr') inProperties++;
      else if (name === 'r') hidden = false;
      else if (name === 'vanish' && inProperties === 0) hidden = value !== '0' && value !== 'false';
      else if (!paragraph) return;
      else if (name === 't') inText = !hidden;
      else if (name === 'pStyle') paragraph.style = value ?? null;
      else if (name === 'numId') paragraph.use = value;
      else if (name === 'ilvl') paragraph.level = Number(value);
      else if (inProperties > 0) return;
      else if (name === 'tab' || name === 'ptab') paragraph.text += '\t';
      else if (name === 'br' || name === 'cr') paragraph.text += '\n';
      else if (name === 'noBreakHyphen') paragraph.text += '-';
    },
    text(text) {
      if (inText && skipping === 0) paragraphs.at(-1)!.text += text;
    },
    close(name) {
      if (skipping > 0) skipping--;
      else if (name === 't') inText = false;
      else if (name === 'pPr') inProperties--;
      else if (name === 'p') endParagraph();
      else if (name === 'tc') {
        rows.at(-1)?.push(lines);
        lines = outer.pop() ?? [];
      } else if (name === 'tr') for (const line of rowLines(rows.pop() ?? [])) lines.push(line);
    },
  });
  if (carried !== '') lines.push(carried);
  return lines.join('\n');
}

function otherKind(parts: ReadonlyMap<string, Uint8Array>): string {
  if (parts.has('OFD.xml')) return ' (an OFD document); save it as .docx or .pdf';
  if (parts.has('xl/workbook.xml')) return ' (an Excel workbook)';
  return '; unpack it and name the files in it';
}
