import { escapeHtml } from '@gomomo/http';

const style = `
:root{color-scheme:light dark;--bg:oklch(98.2% .006 95);--ink:oklch(24% .012 164);--ink-2:oklch(46% .012 164)}
@media (prefers-color-scheme:dark){:root{--bg:oklch(19% .008 164);--ink:oklch(95% .006 95);--ink-2:oklch(76% .008 95)}}
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:var(--bg);color:var(--ink);
font:1rem/1.5 Inter,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
main{max-width:26rem;padding:2rem}h1{font-size:1.35rem;line-height:1.25;letter-spacing:-.02em;margin:0 0 .5rem}
p{color:var(--ink-2);margin:0}`;

/** A page that says one thing, in the manner of the chat. */
export function renderPlainPage(title: string, text: string, nonce: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style nonce="${nonce}">${style}</style></head><body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></main></body></html>\n`;
}
