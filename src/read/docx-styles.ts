import { readXml } from './xml.ts';

/** The list that a paragraph belongs to; `use` 0 is none, and a missing level is left to the style. */
export interface ListPlace {
  readonly use?: string | undefined;
  readonly level?: number | undefined;
}

interface Style {
  based: string | null;
  use: string | undefined;
  level: number | undefined;
}

/** The lists that paragraph styles bring along: of a style's name, with what it inherits. */
export type StyleLists = (style: string | null) => ListPlace;

/** Reads word/styles.xml. */
export function readStyles(xml: Uint8Array | undefined): StyleLists {
  const styles = new Map<string, Style>();
  let standard: string | null = null;
  let style: Style | null = null;
  if (xml) {
    readXml(xml, {
      open(name, attribute) {
        const value = attribute('val');
        if (name === 'style') {
          style = { based: null, use: undefined, level: undefined };
          const id = attribute('styleId') ?? '';
          styles.set(id, style);
          if (attribute('type') === 'paragraph' && /^(1|true|on)$/.test(attribute('default') ?? '')) standard = id;
        } else if (!style) return;
        else if (name === 'basedOn') style.based = value ?? null;
        else if (name === 'numId') style.use = value;
        else if (name === 'ilvl') style.level = Number(value);
      },
      close(name) {
        if (name === 'style') style = null;
      },
    });
  }
  return (name) => {
    let use: string | undefined;
    let level: number | undefined;
    const seen = new Set<string>();
    for (let id = name ?? standard; id !== null && !seen.has(id); id = styles.get(id)?.based ?? null) {
      seen.add(id);
      use ??= styles.get(id)?.use;
      level ??= styles.get(id)?.level;
    }
    return { use, level };
  };
}
