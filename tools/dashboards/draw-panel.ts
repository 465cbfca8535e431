import { escapeHtml } from '@gomomo/http';
import type { Panel } from '@gomomo/infra';
import type { Line, Span } from './ask-range.ts';
import { formatValue } from './format-value.ts';

const width = 460;
const height = 170;
const left = 56;
const bottom = 22;
const colours = [
  '#2b6cb0',
  '#c05621',
  '#2f855a',
  '#6b46c1',
  '#b83280',
  '#975a16',
  '#2c7a7b',
  '#4a5568',
];

/** A panel as HTML with an SVG in it; without data it says so. */
export function drawPanel(panel: Panel, lines: readonly Line[], span: Span): string {
  const shown = lines.filter(({ points }) => points.length > 0);
  const body = shown.length === 0 ? '<p class="empty">no data</p>' : drawBody(panel, shown, span);
  return `<section><h3>${escapeHtml(panel.title)}</h3>${body}</section>`;
}

function drawBody(panel: Panel, lines: readonly Line[], span: Span): string {
  if (!panel.single) return drawCourse(panel, lines, span);
  const last = Math.max(...lines.map(({ points }) => points.at(-1)?.[1] ?? 0));
  const tone = panel.limit !== undefined && last >= panel.limit ? 'over' : 'fine';
  return `<p class="single ${tone}">${formatValue(last, panel.unit)}</p>`;
}

function drawCourse({ unit, limit }: Panel, lines: readonly Line[], span: Span): string {
  const highest = Math.max(...lines.flatMap(({ points }) => points.map(([, value]) => value)));
  const top = highest > 0 ? highest : 1;
  const toX = (at: number) =>
    left + ((at - span.from) / (span.to - span.from)) * (width - left - 8);
  const toY = (value: number) => height - bottom - (value / (top * 1.1)) * (height - bottom - 8);
  const marks = [0, top / 2, top].map(
    (value) =>
      `<line x1="${left}" x2="${width - 8}" y1="${toY(value)}" y2="${toY(value)}" class="grid"/>` +
      `<text x="${left - 6}" y="${toY(value) + 4}" text-anchor="end">${formatValue(value, unit)}</text>`,
  );
  const over =
    limit === undefined || limit > top * 1.1
      ? ''
      : `<line x1="${left}" x2="${width - 8}" y1="${toY(limit)}" y2="${toY(limit)}" class="limit"/>`;
  const courses = lines.map(({ points }, index) => {
    const path = points.map(([at, value]) => `${toX(at).toFixed(1)},${toY(value).toFixed(1)}`);
    return `<polyline points="${path.join(' ')}" stroke="${colourOf(index)}"/>`;
  });
  const legend = lines.map(
    ({ legend: text }, index) =>
      `<li><i style="background:${colourOf(index)}"></i>${escapeHtml(text)}</li>`,
  );
  const minutes = Math.round((span.to - span.from) / 6) / 10;
  const times =
    `<text x="${left}" y="${height - 6}">−${minutes} min</text>` +
    `<text x="${width - 8}" y="${height - 6}" text-anchor="end">now</text>`;
  return `<svg viewBox="0 0 ${width} ${height}">${marks.join('')}${over}${courses.join('')}${times}</svg><ul>${legend.join('')}</ul>`;
}

const colourOf = (index: number): string => colours[index % colours.length] ?? '';
