import { escapeHtml } from './escape-html.ts';

const style = `
:root{color-scheme:light dark;--bg:oklch(98.2% .006 95);--ink:oklch(24% .012 164);--ink-2:oklch(46% .012 164)}
@media (prefers-color-scheme:dark){:root{--bg:oklch(19% .008 164);--ink:oklch(95% .006 95);--ink-2:oklch(76% .008 95)}}
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:var(--bg);color:var(--ink);
font:1rem/1.5 Inter,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
main{max-width:26rem;padding:2rem}h1{font-size:1.35rem;line-height:1.25;letter-spacing:-.02em;margin:0 0 .5rem}
p{color:var(--ink-2);margin:0}form,nav{margin-top:1.5rem}
button,nav a{font:inherit;font-weight:600;color:var(--bg);background:var(--ink);border:0;border-radius:.75rem;
padding:.75rem 1.25rem;cursor:pointer;text-decoration:none;display:inline-block}`;

/** What can be done on a plain page: go on by sending it back, or go to another. */
export type PlainAction =
  | { readonly label: string; readonly post: true }
  | { readonly label: string; readonly href: string };

function renderAction(action: PlainAction): string {
  const label = escapeHtml(action.label);
  return 'href' in action
    ? `<nav><a href="${escapeHtml(action.href)}">${label}</a></nav>`
    : `<form method="post"><button>${label}</button></form>`;
}

/** A page that says one thing, in the manner of the chat. */
export function renderPlainPage(
  title: string,
  text: string,
  nonce: string,
  action?: PlainAction,
): string {
  const todo = action === undefined ? '' : renderAction(action);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style nonce="${nonce}">${style}</style></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${todo}</main></body></html>\n`;
}
