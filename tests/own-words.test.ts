import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** So many characters alike are no chance: the longest official titles have fewer. */
const ALIKE = 28;

/** The texts of a folder and those in it, by path, as they are compared: without space, full and half width alike. */
function textsIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(txt|html|tsv|yaml|ts|jsonl)$/.test(file),
  );
  return new Map(
    files.map((file) => [
      join(folder, file),
      readFileSync(join(folder, file), 'utf8').normalize('NFKC').replace(/\s+/g, ''),
    ]),
  );
}

// Real reports are others' words: where they lie beside the checkout, the project's own texts are held against them.
const beside = ['../shared'].filter((folder) => existsSync(join(folder, 'reports')));
describe.each(beside)('the words of reports in %s', (shared) => {
  it('stand nowhere in the project', () => {
    const theirs = new Set<string>();
    for (const text of [...textsIn(join(shared, 'reports')).values(), ...textsIn(join(shared, 'heads')).values()])
      for (let at = 0; at + ALIKE <= text.length; at++)
        if (/^\p{Script=Han}|\p{Script=Han}$/u.test(text[at]!)) theirs.add(text.slice(at, at + ALIKE));
    expect(theirs.size).toBeGreaterThan(0);
    const taken: string[] = [];
    for (const folder of ['graph', 'samples', 'tests'])
      for (const [file, text] of textsIn(folder))
        for (let at = 0; at + ALIKE <= text.length; at++)
          if (theirs.has(text.slice(at, at + ALIKE))) {
            taken.push(`${file}: ${text.slice(at, at + ALIKE)}`);
            at += ALIKE;
          }
    expect(taken).toEqual([]);
  });
});
