import { toFirstLetter } from '../business/first-letter.ts';
import type { PublicTenant } from '../contract.ts';
import { toHex } from '../theme/colour.ts';
import type { Palette } from '../theme/palette.ts';
import { escapeHtml } from './escape-html.ts';

/** The tab's icon: the business's own logo, else its first letter on its colour. */
export function toIcon({ name, profile }: PublicTenant, palette: Palette): string {
  if (profile.logo !== undefined) return profile.logo;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
    `<rect width="32" height="32" rx="10" fill="${toHex(palette.accent)}"/>` +
    `<text x="16" y="22" text-anchor="middle" font-family="Inter,system-ui,Arial,sans-serif" ` +
    `font-size="18" font-weight="650" fill="${toHex(palette['on-accent'])}">` +
    `${escapeHtml(toFirstLetter(name))}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
