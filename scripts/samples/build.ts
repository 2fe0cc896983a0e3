// Makes the samples that are no plain text from their sources beside this file: `npx tsx scripts/samples/build.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDocx } from './docx.ts';
import { encodeGb18030 } from './gb18030.ts';
import { writePdf } from './pdf.ts';

const sources = fileURLToPath(new URL('.', import.meta.url));
const samples = fileURLToPath(new URL('../../samples', import.meta.url));

const made = [
  { name: 'laoshan-2023', ending: 'docx', write: writeDocx },
  { name: 'taicang-2023', ending: 'pdf', write: writePdf },
  { name: 'nehe-2021', ending: 'txt', write: encodeGb18030 },
] as const;

for (const { name, ending, write } of made) {
  writeFileSync(join(samples, `${name}.${ending}`), write(readFileSync(join(sources, `${name}.txt`), 'utf8')));
}
