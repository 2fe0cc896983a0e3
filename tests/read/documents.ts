import { strToU8, zipSync } from 'fflate';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** A .docx file of the inner XML of its body, its list definitions and its styles. */
export function docx(body: string, numbering = '', styles = ''): Uint8Array {
  const xml = (root: string, inner: string) =>
    strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${inner}</w:${root}>`);
  return zipSync({
    'word/document.xml': xml('document', `<w:body>${body}</w:body>`),
    ...(numbering && { 'word/numbering.xml': xml('numbering', numbering) }),
    ...(styles && { 'word/styles.xml': xml('styles', styles) }),
  });
}

/** A paragraph of one run, with the inner XML of its properties. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** One line on a PDF page, in points from the lower left corner. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly slanted?: boolean;
}

/** A PDF of these pages in a Chinese font that is not embedded, so that reading it takes a CMap; `trailer` goes into its trailer. */
export function pdf(pages: readonly (readonly Line[])[], trailer = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 93 >>',
    ...pages.flatMap((lines, index) => {
      const drawn = lines.map(draw).join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
        `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function draw({ x, y, text, size = 10, slanted = false }: Line): string {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
  const turn = slanted ? '0.7 0.7 -0.7 0.7' : '1 0 0 1';
  return `BT /F1 ${size} Tf ${turn} ${x} ${y} Tm <${hex}> Tj ET`;
}
