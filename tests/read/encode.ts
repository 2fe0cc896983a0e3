const tables = new Map<string, ReadonlyMap<string, readonly [number, number]>>();

/** A text in GB18030 or Big5, of ASCII and two-byte characters: TextDecoder turned round. */
export function encode(text: string, label: 'gb18030' | 'big5'): Uint8Array {
  const table = tables.get(label) ?? invert(label);
  tables.set(label, table);
  const bytes = [...text].flatMap((char) => {
    const code = char.codePointAt(0)!;
    const pair = code < 128 ? [code] : table.get(char);
    if (!pair) throw new Error(`${char} is not in ${label}`);
    return pair;
  });
  return Uint8Array.from(bytes);
}

/** A text in UTF-16 without a byte order mark. */
export function encodeUtf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

function invert(label: string): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder(label, { fatal: true });
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      try {
        const char = decoder.decode(Uint8Array.of(lead, trail));
        if ([...char].length === 1 && !table.has(char)) table.set(char, [lead, trail]);
      } catch {
        // No character has these two bytes.
      }
    }
  }
  return table;
}
