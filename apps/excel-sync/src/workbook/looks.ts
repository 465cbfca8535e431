/** How a cell can look, beside its number format. The order is that of the styles in the file. */
const looks = ['plain', 'faded', 'heading', 'caption', 'title', 'numericTitle'] as const;

export type Look = (typeof looks)[number];

const fonts: readonly (readonly [look: readonly Look[], font: string])[] = [
  [['faded'], '<sz val="11"/><color rgb="FF8A8A8A"/>'],
  [['heading', 'title', 'numericTitle'], '<b/><sz val="11"/><color theme="1"/>'],
  [['caption'], '<b/><sz val="15"/><color theme="1"/>'],
];
const fills: readonly (readonly [look: readonly Look[], rgb: string])[] = [
  [['title', 'numericTitle'], 'FFDCE6E0'],
  [['heading'], 'FFF1F5F2'],
];

const family = '<name val="Calibri"/><family val="2"/><scheme val="minor"/>';
const fontXml = fonts.map(([, font]) => `<font>${font}${family}</font>`).join('');
const fillXml = fills
  .map(
    ([, rgb]) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`,
  )
  .join('');

const borderXml =
  '<border><left/><right/><top/><bottom style="thin"><color rgb="FFD5DDD8"/></bottom><diagonal/></border>';

const indexOf = (table: readonly (readonly [readonly Look[], string])[], look: Look): number =>
  table.findIndex(([users]) => users.includes(look));

/** The library's own fonts and fills come first. */
const ownFonts = 1;
const ownFills = 2;

/** Text stands on the left, a little off the line; numbers and their titles on the right. */
function alignment(look: Look, format: number): string {
  const isRight = look === 'numericTitle' || format > 0;
  const side = isRight ? 'horizontal="right"' : 'horizontal="left" indent="1"';
  return ` applyAlignment="1"><alignment ${side} vertical="center"/></xf>`;
}

function styled(xf: string, look: Look, format: number): string {
  const font = indexOf(fonts, look) + ownFonts;
  const fill = indexOf(fills, look);
  return xf
    .replace('fontId="0"', `fontId="${font}" applyFont="1"`)
    .replace('fillId="0"', fill < 0 ? 'fillId="0"' : `fillId="${fill + ownFills}" applyFill="1"`)
    .replace('borderId="0"', look === 'caption' ? 'borderId="0"' : 'borderId="1" applyBorder="1"')
    .replace('/>', alignment(look, format));
}

const count = (xml: string, name: string, pattern: RegExp): number => {
  const found = Number(pattern.exec(xml)?.[1]);
  if (!(found > 0)) throw new Error(`the styles of the workbook have no ${name}`);
  return found;
};

export interface DressedStyles {
  readonly xml: string;
  /** How many number formats there are: style = look × formats + format. */
  readonly formats: number;
}

/** Every number format again in every look. */
export function dressStyles(xml: string): DressedStyles {
  const formats = count(xml, 'formats', /<cellXfs count="(\d+)"/);
  const [, plain = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(xml) ?? [];
  const xfs = plain.match(/<xf [^>]*\/>/g) ?? [];
  if (xfs.length !== formats) throw new Error('the styles of the workbook are not as expected');
  const dressed = looks.flatMap((look) => xfs.map((xf, format) => styled(xf, look, format)));
  return {
    formats,
    xml: xml
      .replace('<sz val="12"/>', '<sz val="11"/>')
      .replace(
        /<fonts count="1">(.*)<\/fonts>/s,
        `<fonts count="${fonts.length + 1}">$1${fontXml}</fonts>`,
      )
      .replace(
        /<fills count="2">(.*)<\/fills>/s,
        `<fills count="${fills.length + 2}">$1${fillXml}</fills>`,
      )
      .replace(/<borders count="1">(.*)<\/borders>/s, `<borders count="2">$1${borderXml}</borders>`)
      .replace(
        /<cellXfs.*<\/cellXfs>/s,
        `<cellXfs count="${formats * looks.length}">${dressed.join('')}</cellXfs>`,
      ),
  };
}

/** Gives the cells of one row their look; `lookOf` is asked per column. */
export function dressRow(xml: string, formats: number, lookOf: (column: number) => Look): string {
  let column = -1;
  return xml.replaceAll(/<c r="[A-Z]+\d+"(?: s="(\d+)")?/g, (cell, style: string | undefined) => {
    column += 1;
    const wanted = looks.indexOf(lookOf(column)) * formats + Number(style ?? 0);
    return `${cell.replace(/ s="\d+"/, '')} s="${wanted}"`;
  });
}
