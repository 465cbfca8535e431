const style = `
  :root { color-scheme: light dark; --ink: #1f1f1f; --faint: #5f6368; --line: #dadce0; --paper: #fff; --back: #f1f3f4; --own: #0b57d0; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e3e3e3; --faint: #a8abb0; --line: #444746; --paper: #1f1f1f; --back: #131314; --own: #a8c7fa; }
  }
  * { box-sizing: border-box; }
  body { font: 16px/1.45 Inter, system-ui, sans-serif; color: var(--ink); background: var(--back); margin: 0 auto; padding: 1rem; max-width: 80rem; }
  h1 { font-size: 1.4rem; margin: .25rem 0 1rem; }
  h2 { font-size: 1.1rem; margin: 0; }
  a { color: var(--own); }
  small, .faint { color: var(--faint); }
  button, .button { font: inherit; min-height: 2.75rem; padding: .5rem 1.25rem; border-radius: 1.4rem; border: 1px solid var(--line); background: var(--paper); color: var(--own); cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; }
  button.first { background: var(--own); border-color: var(--own); color: var(--paper); }
  :focus-visible { outline: 3px solid var(--own); outline-offset: 2px; }
  .card { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1rem; margin-bottom: 1rem; }
`;

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
};

/** Text that is no markup, in an attribute too. */
export const escape = (text: string): string => text.replace(/[&<>"]/g, (it) => entities[it] ?? it);

/** A page in the fake's own clothes. It says whose fake it is, so that nobody takes it for Google. */
export const frame = (title: string, body: string, head = ''): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – fake Google</title>
${head}<style>${style}</style>
<body>
${body}
</body>
</html>
`;
