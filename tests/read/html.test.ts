import { describe, expect, it } from 'vitest';
import { readBytes, textOf } from './sources.ts';

const page = (body: string, head = '') => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
const PROSE = '全县深入开展行政执法监督，抽查案卷六十份，发现问题已全部整改。';

describe('an HTML page', () => {
  it.each<[string, string, string]>([
    ['blocks are lines', '<div>甲<p>乙</p>丙</div><h2>丁</h2>', '甲\n乙\n丙\n丁'],
    ['<br> ends a line', '<p>甲<br>乙<br/>丙</p>', '甲\n乙\n丙'],
    ['inline elements do not', '<p><span>甲</span><b>乙</b><a href="x">丙</a></p>', '甲乙丙'],
    ['entities are characters', '<p>&ldquo;甲&rdquo;&#20057;&#x4e19;&nbsp;&lt;丁&gt;</p>', '“甲”乙丙 <丁>'],
    ['source line breaks are no spaces between Chinese characters', '<p>甲\n   乙 丙\nABC\nDEF</p>', '甲乙 丙 ABC DEF'],
    ['<pre> keeps its lines', '<pre>甲\n乙</pre>', '甲\n乙'],
    ['scripts, styles and comments are not seen', '甲<script>乙</script><style>丙</style><!-- 丁 -->', '甲'],
    ['hidden elements are not seen', '甲<p style="color:red; display: none">乙</p><p hidden>丙</p>', '甲'],
    ['choices of a menu are not seen', '甲<select><option>乙</option></select>', '甲'],
    [
      'table cells are separated by tabs',
      '<table><tr><td>甲</td><td><p>乙</p><p>1</p></td></tr><tr><td>丙</td></tr></table>',
      '甲\t乙1\n丙',
    ],
    [
      'a table for layout is read line by line',
      `<table><tr><td>甲</td><td><p>${PROSE.repeat(8)}</p><p>乙</p></td></tr></table>`,
      `甲\n${PROSE.repeat(8)}\n乙`,
    ],
    ['lists are numbered', '<ol start="3"><li>甲</li><li>乙</li><li value="9">丙</li></ol>', '3. 甲\n4. 乙\n9. 丙'],
    [
      'lists are numbered in Chinese',
      '<ol style="list-style-type: cjk-ideographic"><li>甲</li><li>乙</li></ol>',
      '一、甲\n二、乙',
    ],
    ['lists are numbered in letters', '<ol type="A"><li>甲</li><li><p>乙</p></li></ol>', 'A. 甲\nB. 乙'],
    ['lists that bring their numbers get no second one', '<ol><li>1、甲</li><li>（2）乙</li></ol>', '1、甲\n（2）乙'],
    ['lists without numbers get none', '<ol style="list-style:none"><li>甲</li></ol><ul><li>乙</li></ul>', '甲\n乙'],
    ['unclosed elements are closed', '<div><p>甲<p>乙<table><tr><td>丙<td>丁</table>', '甲\n乙\n丙\t丁'],
  ])('%s', async (_, body, text) => {
    expect(await textOf(page(body))).toBe(text);
  });

  it('is also read as a piece', async () => {
    expect(await textOf('<p>甲</p><p>乙</p>')).toBe('甲\n乙');
  });

  it('gives its title element only where the body lacks it', async () => {
    const title = '<title>松山县2023年法治政府建设报告-松山县人民政府</title>';
    expect(await textOf(page('<p>正文</p>', title))).toBe('松山县2023年法治政府建设报告\n正文');
    expect(await textOf(page('<h1>松山县2023年法治\n政府建设报告</h1><p>正文</p>', title))).toBe(
      '松山县2023年法治政府建设报告\n正文',
    );
  });

  it('is refused where its elements are nested too deep to be walked', async () => {
    const nest = (depth: number) => page(`${'<div>'.repeat(depth)}正文${'</div>'.repeat(depth)}`);
    expect(await textOf(nest(1000))).toBe('正文');
    expect(await readBytes(nest(5000))).toMatchObject({ code: 'unreadable', reason: expect.stringMatching(/nested/) });
  });

  it('gives what its head says as hints', async () => {
    const head =
      '<meta name="PubDate" content="2024-1-5 10:20:00"><meta name="articletitle" content=" 年度  报告 ">' +
      '<link rel="canonical" href="http://www.example.gov.cn/a.html">';
    expect(await readBytes(page('<p>正文</p>', head))).toMatchObject({
      hints: { published: '2024-01-05', title: '年度 报告', address: 'http://www.example.gov.cn/a.html' },
    });
  });
});

describe('an HTML page with an article in a usual container', () => {
  const chrome = '<div class="nav"><a>首页</a><a>政务公开</a></div><div class="path">当前位置：首页</div>';
  const footer = '<div class="footer">主办单位：松山县人民政府办公室</div>';
  const article = `<p>${PROSE}</p><p>${PROSE}</p><p>${PROSE}</p>`;
  const title = '松山县2023年法治政府建设报告';

  it.each([
    '<div id="UCAP-CONTENT">@</div>',
    '<div class="TRS_Editor">@</div>',
    '<div id="zoom"><div class="x">@</div></div>',
    '<div id="vsb_content"><div class="v_news_content">@</div></div>',
    '<div class="pages_content">@</div>',
  ])('reads title, date and article of %s, not the page around them', async (container) => {
    const body = `${chrome}<h1>${title}</h1><div>发布时间：2024-01-08</div>${container.replace('@', article)}${footer}`;
    expect(await textOf(page(body))).toBe([title, '发布时间：2024-01-08', PROSE, PROSE, PROSE].join('\n'));
  });

  it('takes the title from the head and the nearest line with a date where no heading is found', async () => {
    const head = `<meta name="ArticleTitle" content="${title}">`;
    const body = `${chrome}<div>${title}</div><div>2024年1月8日</div><div id="zoom">${article}</div>${footer}`;
    expect(await textOf(page(body, head))).toBe([title, '2024年1月8日', PROSE, PROSE, PROSE].join('\n'));
  });

  it('takes the heading that says what the head says for the title', async () => {
    const body = `<h1>松山县人民政府门户网站</h1>${chrome}<div class="tit">${title}</div><div id="zoom">${article}</div>`;
    const head = `<title>${title}_松山县人民政府</title>`;
    expect(await textOf(page(body, head))).toBe([title, PROSE, PROSE, PROSE].join('\n'));
  });

  it('does not put the name of the site above the title it found', async () => {
    const body = `${chrome}<h1>${title}</h1><div id="zoom">${article}</div>`;
    expect(await textOf(page(body, '<title>松山县人民政府门户网站</title>'))).toBe(
      [title, PROSE, PROSE, PROSE].join('\n'),
    );
  });

  it('reads every part of an article in several containers', async () => {
    const body = `${chrome}<h1>${title}</h1><div class="TRS_Editor">甲${article}</div><div class="TRS_Editor">乙${article}</div>`;
    expect(await textOf(page(body))).toBe([title, '甲', PROSE, PROSE, PROSE, '乙', PROSE, PROSE, PROSE].join('\n'));
  });

  it('reads the whole page where the container holds but a part', async () => {
    const body = `<div class="TRS_Editor"><p>${PROSE}</p></div><div class="rest"><p>${PROSE}</p><p>${PROSE}</p></div>`;
    expect(await textOf(page(body))).toBe([PROSE, PROSE, PROSE].join('\n'));
  });
});
