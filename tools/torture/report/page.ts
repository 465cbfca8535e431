import { escapeHtml } from '@gomomo/http';
import type { Report } from './report.ts';

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1d1d1f}
table{border-collapse:collapse;width:100%}td,th{padding:.25rem .6rem;text-align:left;border-bottom:1px solid #ddd;vertical-align:top}
.ok{color:#137333}.bad{color:#b3261e;font-weight:600}code{font-size:13px}svg{width:100%;height:auto;background:#fafafa}`;

const width = 1_000;
const height = 220;

/** Successful operations a second as bars, the unknown ones on top, a line for each fault. */
function toDrawing({ timeline, faults, phases }: Report): string {
  const most = Math.max(1, ...timeline.map(({ ok, refused, unknown }) => ok + refused + unknown));
  const step = width / Math.max(1, timeline.length);
  const bar = (at: number, from: number, count: number, color: string): string => {
    const tall = (count / most) * height;
    const y = height - tall - (from / most) * height;
    return `<rect x="${(at * step).toFixed(1)}" y="${y.toFixed(1)}" width="${(step * 0.9).toFixed(1)}" height="${tall.toFixed(1)}" fill="${color}"/>`;
  };
  const bars = timeline.map(
    ({ ok, refused, unknown }, at) =>
      bar(at, 0, ok, '#34a853') +
      bar(at, ok, refused, '#c9c9cf') +
      bar(at, ok + refused, unknown, '#ea4335'),
  );
  const lines = [
    ...faults.map(({ at, note }) => ({ at, note, color: '#1a73e8' })),
    ...phases.map(({ at, note }) => ({ at, note, color: '#000' })),
  ].map(({ at, note, color }) => {
    const x = ((at / 1_000) * step).toFixed(1);
    return `<line x1="${x}" x2="${x}" y1="0" y2="${height}" stroke="${color}" stroke-dasharray="3 3"><title>${escapeHtml(note)}</title></line>`;
  });
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="operations a second">${bars.join('')}${lines.join('')}</svg>
<p>${most} operations/s at most; green done, grey refused, red unknown; a blue line is a fault.</p>`;
}

/** The report as one page that needs nothing else. */
export function toPage(report: Report): string {
  const { verdicts, faults, phases, seed, commit, host, pace, operations, shortfalls } = report;
  const row = (cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const judged = verdicts.map(({ name, says, broken }) =>
    row([
      name,
      escapeHtml(says),
      broken.length === 0
        ? '<span class="ok">holds</span>'
        : `<span class="bad">broken</span><br>${broken.map((line) => `<code>${escapeHtml(line)}</code>`).join('<br>')}`,
    ]),
  );
  const told = [...faults, ...report.failedFaults, ...report.givenUp, ...phases]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, note }) => row([`${(at / 1_000).toFixed(1)} s`, escapeHtml(note)]));
  const done = Object.entries(report.acts).map(([act, count]) => row([act, String(count)]));
  const counted = Object.entries(operations).map(([name, count]) => row([name, String(count)]));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>torture, seed ${seed}</title><style>${style}</style>
<h1>Torture: <span class="${report.isWell ? 'ok' : 'bad'}">${report.isWell ? 'all holds' : 'broken'}</span></h1>
<p>Seed ${seed}, commit ${escapeHtml(commit)}, ${report.seconds} s of faults, ${faults.length} faults that took effect, ${report.failedFaults.length} that found nothing to strike, ${report.givenUp.length} times a client gave up or a fault was not undone, ${pace.toFixed(1)} operations/s before the first. Workbooks were looked at ${report.watched.looks} times, opened ${report.watched.openings} times. ${escapeHtml(report.at)}, ${escapeHtml(host)}.</p>
${shortfalls.map((each) => `<p class="bad">${escapeHtml(each)}</p>`).join('')}
${report.missing.map(({ says }) => `<p>Not possible on this machine: ${escapeHtml(says)}.</p>`).join('')}
${toDrawing(report)}
<h2>What must hold</h2><table>${judged.join('')}</table>
<h2>What was done to it</h2><table>${told.join('')}</table>
<h2>Done at least</h2><table>${done.join('')}</table>
<h2>Operations</h2><table>${counted.join('')}</table></html>
`;
}
