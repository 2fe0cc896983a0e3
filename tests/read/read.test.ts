import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/read/plain.ts';
import { docx, paragraph, pdf } from './documents.ts';
import { readAll, readBytes, temporaryFolder } from './sources.ts';

const REPORT = '云台县2021年法治政府建设工作报告';
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');

describe('reading', () => {
  it('knows a type by its content, whatever its name', async () => {
    const folder = temporaryFolder();
    const files: [string, string | Uint8Array][] = [
      ['1.pdf', REPORT],
      ['2.txt', docx(paragraph(REPORT))],
      ['3.docx', pdf([[{ x: 60, y: 700, text: REPORT }]])],
      ['4.dat', `\n<!-- made by hand --><!DOCTYPE html><html><body>${REPORT}</body></html>`],
      ['5', `<div><p>${REPORT}</p></div>`],
    ];
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    const read = await readAll([folder]);
    expect(read.map((each) => 'media' in each && `${each.name} ${each.media} ${each.text}`)).toEqual([
      `1 text ${REPORT}`,
      `2 docx ${REPORT}`,
      `3 pdf ${REPORT}`,
      `4 html ${REPORT}`,
      `5 html ${REPORT}`,
    ]);
  });

  it('hashes the bytes and the text', async () => {
    const bytes = Buffer.from(`\ufeff${REPORT}\r\n一、主要工作\r`);
    const text = `${REPORT}\n一、主要工作\n`;
    expect(await readBytes(bytes)).toMatchObject({
      path: '-',
      name: '-',
      text,
      bytesHash: sha256(bytes),
      textHash: sha256(text),
    });
  });

  it('makes any text one that UTF-8 gives back unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const text = plain(`${before}\ud83d\0${after}\r\n\udc00`);
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
        expect(text).not.toMatch(/[\r\0]/);
        expect(plain(text)).toBe(text);
      }),
    );
  });

  it('gives a text or a reason for any bytes', async () => {
    const starts = ['', '%PDF-1.4\n', 'PK\x03\x04', '<html><meta charset=gbk>', '\xff\xfe', '报告'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, bytes) => {
        const read = await readBytes(Buffer.concat([Buffer.from(start, 'latin1'), bytes]));
        if ('reason' in read) expect(read.reason).toMatch(/^\w+ .+/);
        else expect(plain(read.text)).toBe(read.text);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, string | Uint8Array, string, RegExp]>([
    ['nothing', '', 'empty', /is empty/],
    ['white space', ' \n\u3000\n', 'empty', /white space/],
    ['Latin text', 'Annual report on the rule of law', 'no-text', /no Chinese text/],
    ['an old .doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unknown-type', /old Office file.*encrypted/],
    ['an image', Buffer.from('89504e470d0a1a0a', 'hex'), 'unknown-type', /image; run OCR/],
    ['RTF', '{\\rtf1 abc}', 'unknown-type', /save it as \.docx/],
    ['a zip of reports', zipSync({ 'a.txt': strToU8(REPORT) }), 'unknown-type', /no \.docx; unpack it/],
    ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'unknown-type', /Excel/],
    ['a broken zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(40, 7)]), 'unreadable', /cannot be read/],
    ['a scan', pdf([[]]), 'no-text', /scan without text; run OCR/],
    ['a broken PDF', '%PDF-1.7 and no more', 'unreadable', /cannot be read/],
  ])('refuses %s and says why', async (_, content, code, reason) => {
    expect(await readBytes(content)).toEqual({ path: '-', code, reason: expect.stringMatching(reason) });
  });

  it('refuses what is over the limit, with both numbers', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.txt');
    writeFileSync(file, REPORT);
    const size = Buffer.byteLength(REPORT);
    async function* stdin() {
      yield Buffer.from(REPORT);
      yield Buffer.from(REPORT);
    }
    const read = await readAll([file, '-'], { limit: size - 1, stdin: stdin() });
    for (const each of read) {
      expect(each).toMatchObject({ code: 'too-large', reason: expect.stringMatching(`${size} .*${size - 1}`) });
    }
    expect(await readAll([file], { limit: size })).toMatchObject([{ text: REPORT }]);
  });

  it('refuses a zip bomb before it is unzipped', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(100_000_001) });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await readBytes(bomb)).toMatchObject({
      code: 'too-large',
      reason: expect.stringMatching(/100000001 .*100000000/),
    });
  });

  it('does not unzip more of an entry than the archive says it has', async () => {
    const liar = zipSync({ 'word/document.xml': new Uint8Array(50_000_000) });
    const view = new DataView(liar.buffer, liar.byteOffset);
    const directory = view.getUint32(liar.length - 6, true);
    view.setUint32(directory + 24, 10, true);
    expect(await readBytes(liar)).toMatchObject({ code: 'unreadable' });
  });
});
