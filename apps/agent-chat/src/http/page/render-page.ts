import type { PublicTenant } from '@gomomo/contracts';
import { escapeHtml } from '@gomomo/http';
import type { PageData } from './page-data.ts';
import type { PageFiles } from './page-files.ts';

/** JSON that stays inside its script element, whatever a tenant is called. */
export const toInlineJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Without script the page cannot talk; what is left is to say how to reach the business. */
function toNoscript({ name, profile }: PublicTenant): string {
  const reach = [profile.phone, profile.email].filter((way) => way !== undefined).join(', ');
  const text = `Booking with ${name} by chat needs JavaScript.`;
  return escapeHtml(reach === '' ? text : `${text} You can also reach us here: ${reach}.`);
}

/** How long a known visitor's conversation may keep the opening from being shown. */
const hiddenMs = 4_000;

/**
 * The few lines that run before anything else: they keep what is tapped before the page is alive,
 * and do not show the opening to somebody who comes back to a conversation.
 */
const toEarly = (slug: string): string =>
  `(()=>{const e=window.early=[],d=document.documentElement.dataset;` +
  `addEventListener('click',t=>{const b=t.target.closest('#root button:not([popovertarget])');b&&window.early&&e.push(b)},true);` +
  `try{if((localStorage.getItem(${toInlineJson(`gomomo:${slug}`)})||'').includes('"sessionId"')||location.hash.startsWith('#manage='))` +
  `{d.back='';setTimeout(()=>delete d.back,${hiddenMs})}}catch{}})()`;

export interface PagePlace {
  readonly nonce: string;
  /** Absolute address of the page; undefined where the own origin is not known for certain. */
  readonly address: string | undefined;
}

/** Fills the built template for one tenant; `root` is the page as it stands before any script. */
export function renderPage(
  { template, style, server }: Pick<PageFiles, 'template' | 'style' | 'server'>,
  data: PageData,
  root: string,
  { nonce, address }: PagePlace,
): string {
  const { tenant } = data;
  const pictures = {
    share: `/assets/${tenant.slug}/share.png`,
    icon: `/assets/${tenant.slug}/icon.png`,
  };
  const parts: Readonly<Record<string, string>> = {
    title: escapeHtml(tenant.name),
    style: `<style nonce="${nonce}">${style}</style>`,
    head: server.renderHead(data, { nonce, address, pictures }),
    early: `<script nonce="${nonce}">${toEarly(tenant.slug)}</script>`,
    root,
    data: `<script type="application/json" id="page-data" nonce="${nonce}">${toInlineJson(data)}</script>`,
    noscript: toNoscript(tenant),
  };
  return template.replace(
    /<!--(title|style|head|early|root|data|noscript)-->/g,
    (_, name: string) => parts[name] ?? '',
  );
}
