import { skipUnless, temporaryFolder } from '@gomomo/testing';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { declaredMetrics, findHiddenMetrics, isEmitted } from './declared-metrics.ts';
import { alerts, findStrangers, folder, known, rules, spec } from './monitoring.ts';
import { promtool } from './promtool.ts';
import { metricsOf } from './promql.ts';
import { readText, root } from './tree.ts';

describe('metrics', () => {
  test.each(declaredMetrics().map((metric) => [metric.name, metric] as const))(
    '%s is emitted by whoever declares it',
    (_name, metric) => {
      expect(isEmitted(metric)).toBe(true);
    },
  );

  test('one that nobody counts is found', () => {
    expect(isEmitted({ group: 'httpMetrics', property: 'nothing' })).toBe(false);
  });

  test('all are declared where they are looked for', () => {
    expect(findHiddenMetrics(root)).toEqual([]);
  });

  test('one that is made elsewhere, or in another form, is found', () => {
    const folder = temporaryFolder('metrics-');
    const made = `counter('a_total', 'A', [])`;
    const telemetry = `import { counter } from '@gomomo/telemetry';\n`;
    const plant = (file: string, text: string): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), telemetry + text);
    };
    plant('libs/a/src/metrics.ts', `export const aMetrics = {\n  a: ${made},\n};`);
    plant('libs/b/src/metrics.ts', `export const a = ${made};`);
    plant('libs/c/src/c.ts', `export const cMetrics = {\n  a: ${made},\n};`);
    expect(findHiddenMetrics(folder).sort()).toEqual(['libs/b/src/metrics.ts', 'libs/c/src/c.ts']);
  });

  test('those that a runbook names exist', () => {
    const words = readdirSync(join(root, 'docs/runbooks')).flatMap((file) => [
      ...readText(`docs/runbooks/${file}`).matchAll(
        /`(\w+_(?:total|seconds|bucket|count|sum|unpublished|parked))\b/g,
      ),
    ]);
    expect(words.map(([, name = '']) => name).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('alerts', () => {
  test.each(alerts.map((rule) => [rule.alert, rule] as const))(
    '%s has its runbook',
    (_name, rule) => {
      const file = rule.annotations.runbook_url;
      expect(file).toMatch(/^docs\/runbooks\/[a-z-]+\.md$/);
      expect(existsSync(join(root, file))).toBe(true);
      const text = readText(file);
      expect(text.startsWith(`# ${rule.alert}\n`)).toBe(true);
      for (const part of ['Meaning', 'Impact', 'Diagnosis', 'Mitigation']) {
        expect(text).toContain(`**${part}`);
      }
    },
  );

  test.each(rules.map((rule) => ['alert' in rule ? rule.alert : rule.record, rule] as const))(
    '%s uses metrics and labels that the code declares',
    (_name, { expr }) => {
      expect(metricsOf(expr)).not.toEqual([]);
      expect(findStrangers(expr)).toEqual([]);
    },
  );

  test('a metric that is misspelt is found', () => {
    expect(metricsOf('sum by (a) (rate(outbox_olddest{b="c"}[5m])) > 0.5 unless up == 1')).toEqual([
      { name: 'outbox_olddest', labels: ['b'] },
      { name: 'up', labels: [] },
    ]);
    expect(known.has('outbox_olddest')).toBe(false);
  });
});

skipUnless(promtool)('alerts in Prometheus', () => {
  let place = '';
  beforeAll(() => {
    place = temporaryFolder('rules-');
    cpSync(join(root, folder, 'rules.test.yaml'), join(place, 'rules.test.yaml'));
    writeFileSync(join(place, 'rules.yaml'), stringify(spec));
  });

  test('each fires when it should and only then', () => {
    const { stdout, stderr, status } = spawnSync('promtool', ['test', 'rules', 'rules.test.yaml'], {
      cwd: place,
      encoding: 'utf8',
    });
    expect({ status, output: status === 0 ? '' : stdout + stderr }).toEqual({
      status: 0,
      output: '',
    });
  });

  type Case = { alertname: string; exp_alerts?: unknown[] };
  const casesOf = (place: string): Case[] => {
    const { tests } = parse(readFileSync(join(place, 'rules.test.yaml'), 'utf8')) as {
      tests: { alert_rule_test: Case[] }[];
    };
    return tests.flatMap((it) => it.alert_rule_test);
  };

  test.each([
    ['in which it fires', (expected: number) => expected > 0],
    ['in which it does not', (expected: number) => expected === 0],
  ])('each has a case %s', (_, isMeant) => {
    const had = casesOf(place)
      .filter(({ exp_alerts: expected = [] }) => isMeant(expected.length))
      .map(({ alertname }) => alertname);
    expect(alerts.map(({ alert }) => alert).filter((alert) => !had.includes(alert))).toEqual([]);
  });
});
