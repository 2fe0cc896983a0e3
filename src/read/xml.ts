import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** What is called as an XML document is read; names come without their prefix. */
export interface XmlHandlers {
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const CHUNK = 1 << 16;

/** Reads an XML document from its bytes, piece by piece; a document that is not well-formed is an error. */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser();
  parser.on('opentag', (tag: SaxesTagPlain) => {
    open(localName(tag.name), (name) => {
      for (const [key, value] of Object.entries(tag.attributes)) if (localName(key) === name) return value;
      return undefined;
    });
  });
  if (close) parser.on('closetag', (tag) => close(localName(tag.name)));
  if (text) parser.on('text', text);
  const [a, b] = bytes;
  const decoder = new TextDecoder(
    a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8',
  );
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
