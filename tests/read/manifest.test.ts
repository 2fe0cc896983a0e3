import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../src/read/manifest.ts';
import { encode } from './encode.ts';
import { knowledge, readAll, temporaryFolder } from './sources.ts';

function manifest(content: string | Uint8Array): { folder: string; file: string } {
  const folder = temporaryFolder();
  const file = join(folder, 'list.csv');
  writeFileSync(file, content);
  return { folder, file };
}

describe('a manifest', () => {
  it('gives hints for the files it names, and is no report itself', async () => {
    const { folder, file } = manifest(
      '\ufeffpath,Title,published,jurisdiction\r\nsub/a.txt,"报告,""初稿""\n第二行",2024/2/6,江苏省/太仓市\r\n\r\nb.txt,,,\r\n',
    );
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub', 'a.txt'), '报告正文');
    writeFileSync(join(folder, 'b.txt'), '报告正文');
    const read = await readAll([folder], { manifest: await readManifest(file, knowledge.common) });
    expect(read).toMatchObject([
      { name: 'b', hints: {} },
      { name: 'a', hints: { title: '报告,"初稿"\n第二行', published: '2024-02-06', jurisdiction: '江苏省/太仓市' } },
    ]);
  });

  it('goes above what a page says of itself', async () => {
    const { folder, file } = manifest('path,title\na.html,清单上的标题\n');
    const head = '<meta name="ArticleTitle" content="网页上的标题"><meta name="PubDate" content="2023-01-05 09:00">';
    writeFileSync(join(folder, 'a.html'), `<html><head>${head}</head><body><p>正文内容</p></body></html>`);
    const read = await readAll([join(folder, 'a.html')], { manifest: await readManifest(file, knowledge.common) });
    expect(read).toMatchObject([{ hints: { title: '清单上的标题', published: '2023-01-05' } }]);
  });

  it('may be in GB18030 and name paths from the working folder', async () => {
    const { folder, file } = manifest('');
    const path = relative(process.cwd(), join(folder, 'x', '报告.txt'));
    writeFileSync(file, encode(`path,title\n${path},年度报告\n`, 'gb18030'));
    expect((await readManifest(file, knowledge.common)).hintsFor(join(folder, 'x', '报告.txt'))).toEqual({
      title: '年度报告',
    });
  });

  it('tells which of its rows no file met', async () => {
    const { folder, file } = manifest('path,title\na.txt,甲\n\n./gone.txt,乙\nsub/b.txt,丙\n');
    const list = await readManifest(file, knowledge.common);
    list.hintsFor(join(folder, 'a.txt'));
    list.hintsFor(join(folder, 'unnamed.txt'));
    expect(list.unmet()).toEqual([
      `${file}:4 names ./gone.txt, which is none of the files that were read`,
      `${file}:5 names sub/b.txt, which is none of the files that were read`,
    ]);
    list.hintsFor(relative(process.cwd(), join(folder, 'sub', 'b.txt')));
    expect(list.unmet()).toHaveLength(1);
  });

  it.each([
    [
      'path,titel\na.txt,x\n',
      /list\.csv:1:6 unknown column "titel"; there are: path, address, title, published, juris/,
    ],
    ['title\n标题\n', /list\.csv:1:1 has no column "path"/],
    ['path,title,title\n', /list\.csv:1:12 the column "title" stands twice/],
    ['path,title\na.txt,b,c\n', /list\.csv:2:9 a cell "c" beyond the 2 columns/],
    ['path,title\n,标题\n', /list\.csv:2:1 an empty path/],
    ['path\na.txt\na.txt\n', /list\.csv:3:1 "a\.txt" stands in line 2 already/],
    ['path,published\na.txt,2024-02-30\n', /list\.csv:2:7 "2024-02-30" is no date; write it as/],
    ['path,title\n"a\nb.txt","标题\n', /list\.csv:3:8 a quote that is never closed/],
    ['path,title\n"a"b,标题\n', /list\.csv:2:4 "b" after a closing quote/],
    ['', /list\.csv is empty; its first line names the columns/],
  ])('says where %j is wrong', async (content, message) => {
    await expect(readManifest(manifest(content).file, knowledge.common)).rejects.toThrow(message);
  });

  it('says that it is missing', async () => {
    await expect(readManifest('nowhere/list.csv', knowledge.common)).rejects.toThrow(
      /nowhere\/list\.csv is not there: .*check the path/,
    );
  });
});
