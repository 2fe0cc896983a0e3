import { strToU8, zipSync } from 'fflate';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** How Word numbers the three levels by itself: the signs stand in no paragraph's text. */
const LEVELS = [
  { format: 'chineseCounting', text: '%1、' },
  { format: 'chineseCounting', text: '（%2）' },
  { format: 'decimal', text: '%3.' },
] as const;

/** A Word file of `source`: one paragraph a line, `# ` to `### ` numbered by Word. The same source gives the same bytes. */
export function writeDocx(source: string): Uint8Array {
  const body = source.split('\n').filter(Boolean).map(paragraph).join('');
  const files = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${contentType('document')}${contentType('numbering')}</Types>`,
    '_rels/.rels': relationships(['officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relationships(['numbering', 'numbering.xml']),
    'word/document.xml': `${XML}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
    'word/numbering.xml': `${XML}<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>${LEVELS.map(level).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
  };
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)]);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: '2024-01-15T00:00:00Z' });
}

function contentType(part: string): string {
  const suffix = part === 'document' ? 'document.main' : part;
  return `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${suffix}+xml"/>`;
}

function relationships([type, target]: readonly [string, string]): string {
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`;
}

function level({ format, text }: (typeof LEVELS)[number], index: number): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
}

function paragraph(line: string): string {
  const [, signs = '', text = ''] = /^(#{0,3}) ?(.*)$/.exec(line) ?? [];
  const numbering = signs
    ? `<w:pPr><w:numPr><w:ilvl w:val="${signs.length - 1}"/><w:numId w:val="1"/></w:numPr></w:pPr>`
    : '';
  return `<w:p>${numbering}<w:r><w:t xml:space="preserve">${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</w:t></w:r></w:p>`;
}
