import { dashboards } from '@gomomo/infra';
import { skipUnless, temporaryFolder } from '@gomomo/testing';
import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { findStrangers, folder } from './monitoring.ts';
import { groupingsOf, metricsOf } from './promql.ts';
import { promtool } from './promtool.ts';
import { readText } from './tree.ts';

const panels = dashboards.flatMap(({ name, rows }) =>
  rows.flatMap((row) => row.panels.map((panel) => ({ of: `${name}: ${panel.title}`, ...panel }))),
);
const queries = panels.flatMap((panel) =>
  panel.queries.map((query) => [`${panel.of}, ${query.legend}`, query] as const),
);

describe('dashboards', () => {
  test.each(queries)('%s: asks for what the code declares', (_of, { expr }) => {
    expect(metricsOf(expr)).not.toEqual([]);
    expect(findStrangers(expr)).toEqual([]);
  });

  test.each(queries)('%s: its legend has the labels it groups by', (_of, { expr, legend }) => {
    const named = [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
    const grouped = groupingsOf(expr).filter((label) => label !== 'le');
    expect(
      named.filter((label) => !grouped.includes(label) && !expr.startsWith('service:')),
    ).toEqual([]);
  });

  test('panels have titles of their own and say when to look closer', () => {
    expect(new Set(panels.map(({ of }) => of)).size).toBe(panels.length);
    expect(panels.filter(({ description }) => !description.endsWith('.'))).toEqual([]);
  });

  test.each(dashboards.map(({ name }) => [name] as const))('%s: no two panels overlap', (name) => {
    const board = JSON.parse(readText(`${folder}/dashboards/${name}.json`)) as {
      panels: { id: number; gridPos: { x: number; y: number; w: number; h: number } }[];
    };
    const cells = board.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from(
        { length: w * h },
        (_, index) => `${x + (index % w)}:${y + Math.floor(index / w)}`,
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length);
  });
});

skipUnless(promtool)('dashboards in Prometheus', () => {
  test('each query is PromQL', () => {
    const rules = queries.map(([, { expr }], index) => ({
      record: `panel:${index}`,
      expr: expr.replaceAll('$__rate_interval', '1m'),
    }));
    const file = join(temporaryFolder('panels-'), 'rules.yaml');
    writeFileSync(file, stringify({ groups: [{ name: 'panels', rules }] }));
    const { stdout, stderr, status } = spawnSync('promtool', ['check', 'rules', file], {
      encoding: 'utf8',
    });
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
  });
});
