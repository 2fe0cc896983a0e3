/** All sizes in a tar file are whole blocks. */
export const BLOCK = 512;

/** What stands at the end of a tar file. */
export const END = Buffer.alloc(2 * BLOCK);

/** The block before a file of a tar archive (ustar): the same name and size always give the same bytes. */
export function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, 100);
  block.write('0000644\0' + '0000000\0' + '0000000\0', 100);
  // Eleven digits and an end sign hold 8 GiB; twelve digits hold 64.
  const octal = size.toString(8);
  block.write(octal.length < 12 ? `${octal.padStart(11, '0')}\0` : octal, 124);
  block.write(`${'0'.repeat(11)}\0`, 136);
  block.write('0', 156);
  block.write('ustar\u000000', 257);
  block.write(checksum(block), 148);
  return block;
}

/** Name and size of the file that follows a block; null where it is no such block as `header` makes. */
export function parseHeader(block: Buffer): { readonly name: string; readonly size: number } | null {
  const name = block.toString('utf8', 0, 100).replace(/\0.*$/s, '');
  const size = Number.parseInt(block.toString('latin1', 124, 136), 8);
  return Number.isSafeInteger(size) && header(name, size).equals(block) ? { name, size } : null;
}

/** The zeros that fill the last block of a file. */
export const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** The sum of all bytes of a block, its own eight counted as spaces. */
function checksum(block: Buffer): string {
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  return `${sum.toString(8).padStart(6, '0')}\0 `;
}
