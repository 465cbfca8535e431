import type { PublicTenant } from '../contract.ts';
import { toCss } from '../theme/colour.ts';
import { toDeclarations, toPalette, type Palette, type Scheme } from '../theme/palette.ts';
import { words } from '../words.ts';
import { escapeHtml } from './escape-html.ts';
import { toIcon } from './icon.ts';

export interface HeadOptions {
  /** For inline styles under the content security policy. */
  readonly nonce: string;
  /** Absolute address of the page; undefined where the own origin is not known for certain. */
  readonly address: string | undefined;
  /** Paths of the tenant's pictures on the same origin. */
  readonly pictures: { readonly share: string; readonly icon: string };
}

const tag = (name: string, attributes: Readonly<Record<string, string>>): string =>
  `<${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${escapeHtml(value)}"`)
    .join(' ')}>`;

function toStyle(palettes: Readonly<Record<Scheme, Palette>>, nonce: string): string {
  const light = `:root{${toDeclarations(palettes.light)}}`;
  const dark = `@media (prefers-color-scheme:dark){:root{${toDeclarations(palettes.dark)}}}`;
  return `<style nonce="${nonce}">${light}${dark}</style>`;
}

const toThemeColours = (palettes: Readonly<Record<Scheme, Palette>>): string[] =>
  (['light', 'dark'] as const).map((scheme) =>
    tag('meta', {
      name: 'theme-color',
      media: `(prefers-color-scheme: ${scheme})`,
      content: toCss(palettes[scheme].bg),
    }),
  );

/** What a link to the page looks like where it is shared (ogp.me). */
function toCardTags(tenant: PublicTenant, { address, pictures }: HeadOptions): string[] {
  const about = tenant.profile.tagline ?? words.shareText(tenant.name);
  const named = (property: string, content: string) => tag('meta', { property, content });
  const here =
    address === undefined
      ? []
      : [
          named('og:url', address),
          named('og:image', new URL(pictures.share, address).href),
          named('og:image:width', '1200'),
          named('og:image:height', '630'),
          named('og:image:alt', words.sharePicture),
          tag('meta', { name: 'twitter:card', content: 'summary_large_image' }),
        ];
  return [
    tag('meta', { name: 'description', content: about }),
    named('og:type', 'website'),
    named('og:title', words.shareTitle(tenant.name)),
    named('og:description', about),
    ...here,
  ];
}

/** The part of the head that is the tenant's own: colours, icons, what a shared link shows. */
export function toHead(tenant: PublicTenant, options: HeadOptions): string {
  const { brandColor } = tenant.profile;
  const palettes = { light: toPalette(brandColor, 'light'), dark: toPalette(brandColor, 'dark') };
  return [
    toStyle(palettes, options.nonce),
    ...toThemeColours(palettes),
    tag('link', { rel: 'icon', href: toIcon(tenant, palettes.light) }),
    tag('link', { rel: 'apple-touch-icon', href: options.pictures.icon }),
    ...toCardTags(tenant, options),
  ].join('');
}
