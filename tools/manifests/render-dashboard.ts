import type { Dashboard, Panel } from '@gomomo/infra';

const panelWidth = 8;
const panelHeight = 8;
const panelsInRow = 3;

const datasource = { type: 'prometheus', uid: '${datasource}' };

/**
 * A dashboard as Grafana imports it (JSON model, schema 39). The Prometheus that it asks is a variable, and
 * nothing in it is the installation's own.
 */
export function renderDashboard({ name, title, description, rows }: Dashboard): string {
  let y = 0;
  let id = 0;
  const panels = rows.flatMap((row) => {
    const head = { id: ++id, type: 'row', title: row.title, gridPos: { h: 1, w: 24, x: 0, y } };
    const below = row.panels.map((panel, index) => {
      const down = Math.floor(index / panelsInRow) * panelHeight;
      const place = { x: (index % panelsInRow) * panelWidth, y: y + 1 + down };
      return toPanel(panel, ++id, place);
    });
    y += 1 + Math.ceil(row.panels.length / panelsInRow) * panelHeight;
    return [head, ...below];
  });
  return JSON.stringify({
    ...{ uid: `gomomo-${name}`, title: `gomomo: ${title}`, description, tags: ['gomomo'] },
    ...{ schemaVersion: 39, version: 1, editable: true, graphTooltip: 1, refresh: '30s' },
    time: { from: 'now-6h', to: 'now' },
    templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus' }] },
    panels,
  });
}

function toPanel(panel: Panel, id: number, place: { readonly x: number; readonly y: number }) {
  const { title, description, unit, queries, limit, single = false } = panel;
  const steps = [
    { color: 'green', value: null },
    ...(limit === undefined ? [] : [{ color: 'red', value: limit }]),
  ];
  return {
    ...{ id, type: single ? 'stat' : 'timeseries', title, description, datasource },
    gridPos: { h: panelHeight, w: panelWidth, ...place },
    fieldConfig: {
      defaults: {
        ...{ unit, min: 0, thresholds: { mode: 'absolute', steps } },
        ...(single
          ? {}
          : { custom: { thresholdsStyle: { mode: limit === undefined ? 'off' : 'line' } } }),
      },
      overrides: [],
    },
    ...(single
      ? {}
      : { options: { legend: { displayMode: 'list' }, tooltip: { mode: 'multi', sort: 'desc' } } }),
    targets: queries.map(({ expr, legend }, index) => ({
      ...{ refId: String.fromCodePoint(65 + index), datasource, expr, legendFormat: legend },
    })),
  };
}
