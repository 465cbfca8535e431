import { escapeHtml } from '@gomomo/http';

/** Pages for people, without a script and in the colours of the visitor's own machine. */

/** Text in which `code` is marked like that. */
export const toProse = (text: string): string =>
  escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

const style = `<style>
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:52rem;margin:2.5rem auto;padding:0 1rem}
h1,h2,h3{line-height:1.2}h2{margin-top:2.5rem}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}
pre{border:1px solid;border-radius:.4rem;padding:.8rem;white-space:pre-wrap;overflow-wrap:anywhere}
a{color:inherit}details{border-top:1px solid;padding:.5rem 0}summary{cursor:pointer;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.25rem .75rem .25rem 0;overflow-wrap:anywhere}
th[scope=row]{font-weight:400}
</style>`;

/** `main` is HTML. */
export const toPage = (title: string, main: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title>${style}</head><body><main>${main}</main></body></html>\n`;
