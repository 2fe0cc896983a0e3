import { describe, expect, it } from 'vitest';
import { encode, encodeUtf16 } from './encode.ts';
import { readBytes } from './sources.ts';

const SIMPLE = '青禾镇2023年法治政府建设情况报告\n一、主要工作\n全镇开展普法宣传12场，受理调解申请36件。\n';
const TRADITIONAL = '青禾鎮2023年法治政府建設情況報告\n一、主要工作\n全鎮開展普法宣傳12場，受理調解申請36件。\n';
const NO_ASCII = '青禾镇法治政府建设情况报告，全镇开展普法宣传，受理调解申请。';

describe('decoding', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['UTF-8', Buffer.from(SIMPLE), 'utf-8', SIMPLE],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${SIMPLE}`), 'utf-8', SIMPLE],
    ['UTF-16LE with BOM', encodeUtf16(`\ufeff${SIMPLE}`, 'le'), 'utf-16le', SIMPLE],
    ['UTF-16BE with BOM', encodeUtf16(`\ufeff${SIMPLE}`, 'be'), 'utf-16be', SIMPLE],
    ['UTF-16LE without BOM', encodeUtf16(SIMPLE, 'le'), 'utf-16le', SIMPLE],
    ['UTF-16BE without BOM', encodeUtf16(SIMPLE, 'be'), 'utf-16be', SIMPLE],
    ['UTF-16LE without BOM, line breaks or digits', encodeUtf16(NO_ASCII, 'le'), 'utf-16le', NO_ASCII],
    ['UTF-16BE without BOM, line breaks or digits', encodeUtf16(NO_ASCII, 'be'), 'utf-16be', NO_ASCII],
    ['GB18030', encode(SIMPLE, 'gb18030'), 'gb18030', SIMPLE],
    ['GB18030 in traditional characters', encode(TRADITIONAL, 'gb18030'), 'gb18030', TRADITIONAL],
    ['Big5', encode(TRADITIONAL, 'big5'), 'big5', TRADITIONAL],
  ])('reads %s', async (_, bytes, charset, text) => {
    expect(await readBytes(bytes)).toMatchObject({ media: 'text', charset, text });
  });

  it.each<[string, string, 'gb18030' | 'big5', string]>([
    ['gb2312', SIMPLE, 'gb18030', 'gb18030'],
    ['big5', TRADITIONAL, 'big5', 'big5'],
    ['utf-8', SIMPLE, 'gb18030', 'gb18030'],
    ['gb2312', TRADITIONAL, 'big5', 'big5'],
  ])('reads a page that declares %s by what its bytes are', async (label, text, encoding, charset) => {
    const page = encode(`<html><head><meta charset="${label}"></head><body><p>${text}</p></body></html>`, encoding);
    expect(await readBytes(page)).toMatchObject({ media: 'html', charset });
  });

  it('reads four-byte characters of GB18030', async () => {
    const bytes = Buffer.concat([encode(SIMPLE, 'gb18030'), Buffer.from([0x81, 0x39, 0xee, 0x39])]);
    expect(await readBytes(bytes)).toMatchObject({ charset: 'gb18030', text: `${SIMPLE}㐀` });
  });

  it('keeps a UTF-8 text with a few broken bytes', async () => {
    const bytes = Buffer.concat([Buffer.from(SIMPLE.repeat(20)), Buffer.from([0xe4, 0xb8]), Buffer.from(SIMPLE)]);
    expect(await readBytes(bytes)).toMatchObject({ charset: 'utf-8', text: `${SIMPLE.repeat(20)}\ufffd${SIMPLE}` });
  });

  it('keeps a short UTF-8 text that is cut within a character', async () => {
    const bytes = Buffer.from(SIMPLE.trim()).subarray(0, -1);
    expect(await readBytes(bytes)).toMatchObject({ charset: 'utf-8', text: `${SIMPLE.trim().slice(0, -1)}\ufffd` });
  });

  it('keeps a GB18030 text that is cut within a character', async () => {
    const bytes = encode(SIMPLE.trim(), 'gb18030').subarray(0, -1);
    expect(await readBytes(bytes)).toMatchObject({ charset: 'gb18030' });
  });

  it('refuses bytes that are no text', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + ((index * index) >> 3)) % 251);
    expect(await readBytes(noise)).toMatchObject({ code: 'unknown-type' });
  });
});
