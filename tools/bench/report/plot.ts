import { escapeHtml } from '@gomomo/http';
import { isFigure, judge, type Bar, type Figure } from './bars.ts';
import { toText } from './table.ts';

const width = 760;
const left = 330;
const right = 90;
const rowHeight = 30;
const top = 26;
/** The end of the scale, where 1 is what may ship; what is longer is cut. */
const end = 1.5;

const colours = { target: '#2f855a', ship: '#2b6cb0', short: '#c53030', 'not measured': '#a0aec0' };

/** A bar per figure, as a share of what may ship: shorter is better in each, and the line is not to be passed. */
export function drawPlot(figures: readonly Figure[]): string {
  const shown = figures.filter(({ value }) => isFigure(value));
  const height = top + shown.length * rowHeight + 26;
  const rows = shown.map((figure, index) => drawRow(figure, top + index * rowHeight));
  const [x, foot] = [toX(1), height - 22];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#fff"/>
${rows.join('\n')}
<line x1="${x}" x2="${x}" y1="${top - 6}" y2="${foot}" stroke="#1a202c" stroke-dasharray="3 3"/>
<text x="${x}" y="${top - 10}" text-anchor="middle" fill="#1a202c">may ship</text>
<text x="${left}" y="${height - 7}" fill="#718096">shorter is better · ▏ is the target · green reaches it, blue may ship, red falls short</text>
</svg>
`;
}

function drawRow({ bar, value = 0 }: Figure, y: number): string {
  const share = shareOf(bar, value);
  const length = toX(Math.min(share, end)) - left;
  const target = toX(Math.min(shareOf(bar, bar.target), end));
  const middle = y + rowHeight / 2;
  return [
    `<text x="${left - 8}" y="${middle + 4}" text-anchor="end" fill="#1a202c">${escapeHtml(bar.measure)}</text>`,
    `<rect x="${left}" y="${y + 6}" width="${Math.max(length, 1).toFixed(1)}" height="${rowHeight - 12}" rx="2" fill="${colours[judge(bar, value)]}"/>`,
    `<line x1="${target.toFixed(1)}" x2="${target.toFixed(1)}" y1="${y + 3}" y2="${y + rowHeight - 3}" stroke="#1a202c" stroke-width="2"/>`,
    `<text x="${width - right + 10}" y="${middle + 4}" fill="#1a202c">${escapeHtml(toText(bar, value))}</text>`,
  ].join('');
}

const shareOf = ({ better, ship }: Bar, value: number): number =>
  better === 'most' ? value / ship : ship / value;

const toX = (share: number): number => left + (share / end) * (width - left - right);
