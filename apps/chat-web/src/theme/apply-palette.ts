import { toDeclarations, toPalette } from './palette.ts';
import { toCss } from './colour.ts';

/**
 * Colours the page. A constructed style sheet follows the system's scheme by itself and needs no
 * exception in the content security policy.
 */
export function applyPalette(document: Document, brandColor: string | undefined): void {
  const light = toPalette(brandColor, 'light');
  const dark = toPalette(brandColor, 'dark');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:root{${toDeclarations(light)}}` +
      `@media (prefers-color-scheme:dark){:root{${toDeclarations(dark)}}}`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  for (const [scheme, palette] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    const meta = document.createElement('meta');
    meta.name = 'theme-color';
    meta.media = `(prefers-color-scheme: ${scheme})`;
    meta.content = toCss(palette.bg);
    document.head.append(meta);
  }
}
