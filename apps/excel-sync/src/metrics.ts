import { counter, histogram } from '@gomomo/telemetry';

export const excelMetrics = {
  writes: counter('workbook_writes_total', 'Workbooks by what came of writing them', ['outcome']),
  made: histogram(
    'workbook_make_seconds',
    'How long a workbook took to make, off the event loop',
    [],
  ),
};
