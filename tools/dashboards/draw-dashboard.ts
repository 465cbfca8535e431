import type { Dashboard } from '@gomomo/infra';
import { askRange, type Span } from './ask-range.ts';
import { drawPanel } from './draw-panel.ts';

const style = `
body { margin: 0; padding: 16px; width: 1440px; box-sizing: border-box; font: 13px/1.4 system-ui, sans-serif; color: #1a202c; background: #f7fafc }
h1 { font-size: 20px; margin: 0 0 4px } h2 { font-size: 14px; margin: 16px 0 8px; color: #4a5568 } h3 { font-size: 13px; margin: 0 0 6px }
.row { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px }
section { background: #fff; border: 1px solid #e2e8f0; border-radius: 6px; padding: 10px; min-height: 190px }
svg { width: 100%; display: block } polyline { fill: none; stroke-width: 1.6 }
text { font-size: 11px; fill: #718096 } .grid { stroke: #edf2f7 } .limit { stroke: #e53e3e; stroke-dasharray: 4 3 }
ul { list-style: none; margin: 4px 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 12px; font-size: 11px; color: #4a5568 }
i { display: inline-block; width: 10px; height: 3px; margin-right: 5px; vertical-align: middle }
.empty { color: #a0aec0; text-align: center; padding-top: 60px } .single { font-size: 44px; text-align: center; margin: 40px 0 }
.fine { color: #2f855a } .over { color: #c53030 }`;

/** One dashboard as a page of its own, with the data of that span. */
export async function drawDashboard(url: string, board: Dashboard, span: Span): Promise<string> {
  const rows: string[] = [];
  for (const { title, panels } of board.rows) {
    const drawn = await Promise.all(
      panels.map(async (panel) => {
        const lines = await Promise.all(panel.queries.map((query) => askRange(url, query, span)));
        return drawPanel(panel, lines.flat(), span);
      }),
    );
    rows.push(`<h2>${title}</h2><div class="row">${drawn.join('')}</div>`);
  }
  return `<!doctype html><meta charset="utf-8"><title>${board.title}</title><style>${style}</style>
<h1>${board.title}</h1><div>${board.description}</div>${rows.join('')}`;
}
