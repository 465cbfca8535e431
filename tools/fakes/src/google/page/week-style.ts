/** A week side by side; on a phone one day below the other, empty days in one line. */
export const weekStyle = `<style>
  header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; margin-bottom: 1rem; }
  header h1, header p { margin: 0; }
  header p:first-of-type { font-weight: 600; }
  nav { display: flex; gap: .5rem; }
  section > p { margin: 0 0 .5rem; }
  ol, .plain { list-style: none; margin: 0; padding: 0; }
  .week { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); border-top: 1px solid var(--line); }
  .week > li { padding: .25rem .4rem .5rem; min-height: 5rem; border-left: 1px solid var(--line); }
  .week > li:first-child { border-left: 0; }
  .week .today { background: var(--back); box-shadow: inset 0 3px var(--tint); }
  h3 { font-size: .95rem; margin: 0 0 .25rem; }
  h3 span { font-weight: 400; }
  .week ol li { border-left: 4px solid var(--tint); border-radius: 6px; padding: .25rem .5rem; margin-bottom: .35rem; background: color-mix(in srgb, var(--tint) 16%, var(--paper)); overflow-wrap: anywhere; }
  .week ol .free { background: none; border-left-style: dashed; }
  .week ol .gone { background: none; border-color: var(--line); color: var(--faint); }
  .more { display: block; white-space: pre-line; max-height: 4.5em; overflow: hidden; }
  time { display: block; font-size: .85rem; font-variant-numeric: tabular-nums; }
  .plain form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
  .plain span { flex: 1; }
  .plain small { display: block; }
  code { overflow-wrap: anywhere; }
  @media (max-width: 48rem) {
    .week { display: block; }
    .week > li { border-left: 0; border-bottom: 1px solid var(--line); min-height: 0; }
    .week .empty h3 { margin: 0; font-weight: 400; }
  }
</style>
`;
