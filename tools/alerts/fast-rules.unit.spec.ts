import { expect, test } from '@jest/globals';
import { faults } from './faults.ts';
import { readRules, toFastRules, type Rules } from './fast-rules.ts';

const one = (expr: string, more: object = {}): Rules => ({
  groups: [{ name: 'a', rules: [{ alert: 'A', expr, ...more }] }],
});

test.each([
  ['sum(increase(a_total[15m])) > 0', 'sum(increase(a_total[15s])) > 0'],
  ['sum(a_total offset 1h)', 'sum(a_total offset 60s)'],
  ['avg_over_time(a[6h:1m]) > 0.06', 'avg_over_time(a[360s:1s]) > 0.06'],
  ['a:ratio_rate1h > 14.4 * 0.01', 'a:ratio_rate1h > 14.4 * 0.01'],
])('%s is %s', (expr, fast) => {
  expect(toFastRules(one(expr)).groups[0]?.rules[0]?.expr).toBe(fast);
});

test('how long it must last is a sixtieth, too', () => {
  expect(toFastRules(one('a > 1', { for: '30m' })).groups[0]?.rules[0]?.for).toBe('30s');
  expect(toFastRules(one('a > 1')).groups[0]?.rules[0]).not.toHaveProperty('for');
});

test('every alert has a fault of its own, and no fault is of none', () => {
  const alerts = readRules().groups.flatMap(({ rules }) => rules.flatMap((it) => it.alert ?? []));
  expect(Object.keys(faults).toSorted()).toEqual(alerts.toSorted());
});
