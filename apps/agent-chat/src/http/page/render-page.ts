import type { PublicTenant, Reply } from '@gomomo/contracts';

/** What the page paints with before it has asked for anything. */
export interface PageData {
  readonly tenant: PublicTenant;
  readonly opening: readonly Reply[];
  /** A conversation waits under the session cookie. */
  readonly resume: boolean;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

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

/** Fills the built template for one tenant. */
export function renderPage(template: string, data: PageData, nonce: string): string {
  const { tenant } = data;
  const { tagline } = tenant.profile;
  const description =
    tagline === undefined ? '' : `<meta name="description" content="${escapeHtml(tagline)}">`;
  const block = `<script type="application/json" id="page-data" nonce="${nonce}">${toInlineJson(data)}</script>`;
  const parts: Readonly<Record<string, string>> = {
    title: escapeHtml(tenant.name),
    head: description,
    data: block,
    noscript: toNoscript(tenant),
  };
  return template.replace(
    /<!--(title|head|data|noscript)-->/g,
    (_, name: string) => parts[name] ?? '',
  );
}
