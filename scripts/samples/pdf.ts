const SIZE = 14;
const LEADING = 24;
const CHARACTERS_A_LINE = 34;
const LINES_A_PAGE = 29;

/**
 * A PDF of `source` as printers' drivers once wrote them: the font is named but not embedded, and the text is in
 * the UniGB-UCS2-H encoding, so that whoever reads it needs the CMap. Each page ends with its number.
 */
export function writePdf(source: string): Uint8Array {
  const lines = source.split('\n').flatMap(wrap);
  const pages: string[][] = [];
  for (let from = 0; from < lines.length; from += LINES_A_PAGE) pages.push(lines.slice(from, from + LINES_A_PAGE));
  const kids = pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  for (const [index, page] of pages.entries()) {
    const content = drawn(page, index + 1);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  return Buffer.from(assembled(objects), 'latin1');
}

/** Breaks a paragraph where the line is full, wherever in a word that is; never in a number or before a closing sign. */
function wrap(line: string): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > CHARACTERS_A_LINE) {
    let cut = CHARACTERS_A_LINE;
    while (/^(?:[\d.%][\d.%]|.[\p{Pe}\p{Pf}。，、；：])/u.test(rest.slice(cut - 1))) cut--;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
}

function drawn(lines: readonly string[], number: number): string {
  const shown = lines.map((line) => `<${hex(line)}> Tj T*`).join('\n');
  return `BT /F1 ${SIZE} Tf ${LEADING} TL 60 770 Td\n${shown}\nET\nBT /F1 10 Tf 285 40 Td <${hex(`- ${number} -`)}> Tj ET`;
}

function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

function assembled(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
