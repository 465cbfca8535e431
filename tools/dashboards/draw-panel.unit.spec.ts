import type { Panel } from '@gomomo/infra';
import { expect, test } from '@jest/globals';
import { drawPanel } from './draw-panel.ts';
import { formatValue } from './format-value.ts';

const span = { from: 0, to: 60, stepSeconds: 30 };
const panel: Panel = {
  title: 'Times <1>',
  description: 'For the spec.',
  unit: 's',
  queries: [],
};

test('a course goes from left to right, and higher values lie higher', () => {
  const points = [
    [0, 1],
    [60, 2],
  ] as const;
  const drawn = drawPanel(panel, [{ legend: 'a & b', points }], span);
  const [from, to] = (/points="([^"]+)"/.exec(drawn)?.[1] ?? '')
    .split(' ')
    .map((pair) => pair.split(',').map(Number));
  expect(to?.[0]).toBeGreaterThan(from?.[0] ?? Infinity);
  expect(to?.[1]).toBeLessThan(from?.[1] ?? 0);
  expect(drawn).toContain('Times &lt;1&gt;');
  expect(drawn).toContain('a &amp; b');
});

test('where there is nothing it says so, and a course of zeros is drawn', () => {
  expect(drawPanel(panel, [{ legend: 'a', points: [] }], span)).toContain('no data');
  const zero = [[0, 0]] as const;
  expect(drawPanel(panel, [{ legend: 'a', points: zero }], span)).not.toContain('NaN');
});

test('one figure is the highest of the last, red from its limit on', () => {
  const single: Panel = { ...panel, unit: 'short', single: true, limit: 2 };
  const at = (value: number) => ({ legend: 'a', points: [[0, 9] as const, [60, value] as const] });
  expect(drawPanel(single, [at(1)], span)).toContain('class="single fine">1<');
  expect(drawPanel(single, [at(1), at(2)], span)).toContain('class="single over">2<');
});

test.each([
  [0.0123, 's', '12.3 ms'],
  [0, 's', '0 s'],
  [90, 's', '90 s'],
  [0.001, 'percentunit', '0.1 %'],
  [3.14159, 'reqps', '3.14/s'],
  [12, 'cpm', '12/min'],
  [1.5, 'currencyUSD', '$1.5'],
  [12_345, 'short', '12.3K'],
] as const)('%s %s is written %s', (value, unit, text) => {
  expect(formatValue(value, unit)).toBe(text);
});
