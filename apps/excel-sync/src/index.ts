export { app } from './app.ts';
export { whereWorkbook } from './storage/create-storage.ts';
export { createExcelSync } from './service.ts';
export type { ExcelSyncDeps } from './excel-sync-deps.ts';
