import { describe, expect, it } from 'vitest';
import { docx, paragraph } from './documents.ts';
import { textOf } from './sources.ts';

const level = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const list = (id: number, ...levels: readonly string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const use = (id: number, abstract: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;
const numbered = (text: string, id: number, index = 0) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="${id}"/></w:numPr>`);

const REPORT = list(
  0,
  level(0, 'chineseCountingThousand', '%1、'),
  level(1, 'chineseCounting', '（%2）'),
  level(2, 'decimal', '%3.'),
  level(3, 'decimalEnclosedCircle', '%4'),
);

describe('a .docx', () => {
  it('shows the automatic numbers, each level counted anew below the one above', async () => {
    const body = [
      paragraph('沙河镇2023年法治政府建设报告'),
      numbered('主要工作', 1),
      numbered('依法决策', 1, 1),
      numbered('规范执法', 1, 1),
      numbered('建立制度', 1, 2),
      numbered('开展检查', 1, 2),
      numbered('入户走访', 1, 3),
      numbered('存在问题', 1),
      numbered('力量不足', 1, 1),
    ];
    expect((await textOf(docx(body.join(''), REPORT + use(1, 0)))).split('\n')).toEqual([
      '沙河镇2023年法治政府建设报告',
      '一、主要工作',
      '（一）依法决策',
      '（二）规范执法',
      '1. 建立制度',
      '2. 开展检查',
      '①入户走访',
      '二、存在问题',
      '（一）力量不足',
    ]);
  });

  it.each([
    ['chineseCounting', '十一、'],
    ['ideographDigital', '一一、'],
    ['japaneseCounting', '十一、'],
    ['decimalEnclosedCircle', '⑪、'],
    ['decimalFullWidth', '１１、'],
    ['lowerLetter', 'k、'],
    ['upperRoman', 'XI、'],
    ['chineseLegalSimplified', '拾壹、'],
    ['decimalZero', '11、'],
    ['ideographTraditional', '11、'],
    ['anUnknownFormat', '11、'],
  ])('writes the eleventh number of %s as %s', async (format, number) => {
    const body = Array.from({ length: 11 }, () => numbered('事项', 1)).join('');
    const text = await textOf(docx(body, list(0, level(0, format, '%1、')) + use(1, 0)));
    expect(text.split('\n')[10]).toBe(`${number}事项`);
  });

  it('takes the list from the style, its base, and the level that names the style', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="3"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const lists = list(
      0,
      level(0, 'chineseCounting', '%1、'),
      level(1, 'chineseCounting', '(%2)'),
      level(2, 'decimal', '%1.%3', '<w:pStyle w:val="3"/><w:isLgl/>'),
    );
    const styled = (text: string, style: string, more = '') => paragraph(text, `<w:pStyle w:val="${style}"/>${more}`);
    const body = [
      styled('甲', '1'),
      styled('乙', '2'),
      styled('丙', '3'),
      styled('丁', '1', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
      styled('戊', '1'),
    ];
    expect(await textOf(docx(body.join(''), lists + use(1, 0), styles))).toBe('一、甲\n(一)乙\n1.1 丙\n丁\n二、戊');
  });

  it('counts on over lists of one definition, and starts where a list says so', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const lists = list(0, level(0, 'chineseCounting', '%1、')) + use(1, 0) + use(2, 0) + use(3, 0, restart);
    const body = [numbered('甲', 1), numbered('乙', 2), numbered('丙', 3), numbered('丁', 3)];
    expect(await textOf(docx(body.join(''), lists))).toBe('一、甲\n二、乙\n一、丙\n二、丁');
  });

  it('follows a numbering style, and shows no bullets', async () => {
    const linked =
      '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="报告"/></w:abstractNum>' +
      `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="报告"/>${level(0, 'chineseCounting', '%1、')}</w:abstractNum>`;
    const bullets = list(2, level(0, 'bullet', '\uf06c'));
    const body = [numbered('甲', 1), numbered('乙', 2)];
    expect(await textOf(docx(body.join(''), linked + bullets + use(1, 0) + use(2, 2)))).toBe('一、甲\n乙');
  });

  it('reads revised text as it stands now', async () => {
    const body =
      '<w:p><w:r><w:t>旧规定</w:t></w:r><w:del><w:r><w:delText>已废止</w:delText><w:t>已废止</w:t></w:r></w:del>' +
      '<w:ins><w:r><w:t>已修订</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>' +
      '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p>' +
      paragraph('后半句。') +
      '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>落款</w:t></w:r></w:p>';
    expect(await textOf(docx(body))).toBe('旧规定已修订\n前半句，后半句。\n落款');
  });

  it('keeps tabs and line breaks, not tab stops, field codes, hidden text or notes', async () => {
    const body =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr>' +
      '<w:r><w:t>来源</w:t><w:tab/><w:t>司法局</w:t><w:br/><w:t>次行</w:t></w:r>' +
      '<w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>' +
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>可见</w:t></w:r>' +
      '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    expect(await textOf(docx(body))).toBe('来源\t司法局\n次行可见');
  });

  it('reads a text box once', async () => {
    const box = paragraph('红头文件');
    const body =
      '<w:p><w:r><mc:AlternateContent>' +
      `<mc:Choice Requires="wps"><w:drawing><w:txbxContent>${box}</w:txbxContent></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><w:txbxContent>${box}</w:txbxContent></w:pict></mc:Fallback>` +
      '</mc:AlternateContent></w:r><w:r><w:t>正文</w:t></w:r></w:p>';
    expect(await textOf(docx(body))).toBe('红头文件\n正文');
  });

  it('reads tables row by row, and a table of prose line by line', async () => {
    const cell = (...paragraphs: readonly string[]) =>
      `<w:tc>${paragraphs.map((text) => paragraph(text)).join('')}</w:tc>`;
    const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const long = '全镇持续推进依法行政。'.repeat(20);
    const body = `<w:tbl>${row(cell('项目'), cell('2022', '年'), cell(''), cell('件数'))}${row(cell('复议'), cell(long, '又一段'))}</w:tbl>`;
    expect(await textOf(docx(body))).toBe(`项目\t2022年\t\t件数\n复议\n${long}\n又一段`);
  });
});
