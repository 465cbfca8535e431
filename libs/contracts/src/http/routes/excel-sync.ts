import { z } from 'zod';
import { opaque } from '../../scalars/opaque.ts';
import { exportQuery, workbookStatus } from '../bodies/workbook.ts';
import { defineRoutes } from '../route.ts';
import { textAnswer } from '../text-answer.ts';
import { tenantParams, tenantPath } from './path-parts.ts';

const ofTenant = {
  tags: ['workbook'],
  access: 'tenant',
  params: tenantParams,
  refusals: [],
} as const;

export const workbookMediaType =
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The tenant's workbook, and its appointments as files of other kinds. */
export const excelSyncRoutes = defineRoutes([
  {
    ...ofTenant,
    operationId: 'getWorkbook',
    method: 'get',
    path: `${tenantPath}/workbook`,
    summary: 'The workbook as it was written last; 304 for the ETag that the caller has',
    headers: z.object({ 'if-none-match': opaque.exactOptional() }),
    answers: { 200: textAnswer(workbookMediaType), 304: null },
  },
  {
    ...ofTenant,
    operationId: 'getWorkbookStatus',
    method: 'get',
    path: `${tenantPath}/workbook/status`,
    summary: 'Where the workbook lies, and how far it has followed',
    answers: { 200: workbookStatus },
  },
  {
    ...ofTenant,
    operationId: 'exportAppointmentsCsv',
    method: 'get',
    path: `${tenantPath}/workbook/appointments.csv`,
    summary: 'Appointments of a span as CSV',
    query: exportQuery,
    answers: { 200: textAnswer('text/csv') },
  },
  {
    ...ofTenant,
    operationId: 'exportAppointmentsCalendar',
    method: 'get',
    path: `${tenantPath}/workbook/appointments.ics`,
    summary: 'Appointments of a span as iCalendar',
    query: exportQuery,
    answers: { 200: textAnswer('text/calendar') },
  },
]);
