/** RFC 5545 3.3.11: commas, semicolons, backslashes and line ends of a TEXT value are escaped. */
export const escapeText = (text: string): string =>
  text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`);

/** RFC 5545 3.2: a quoted parameter value holds no quote and no control character; there is no escape. */
export const toQuoted = (text: string): string =>
  `"${text.replaceAll('"', "'").replaceAll(/\p{Cc}+/gu, ' ')}"`;

/** "20261124T190000Z" */
export const toUtcStamp = (instant: string): string =>
  new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

const encoder = new TextEncoder();

/** RFC 5545 3.1: a line is folded at 75 octets, never inside a character. */
export function fold(line: string): string {
  const parts: string[] = [''];
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > 75) {
      parts.push(' ');
      size = 1;
    }
    parts[parts.length - 1] += character;
    size += octets;
  }
  return parts.join('\r\n');
}
