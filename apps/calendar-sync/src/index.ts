export { app } from './app.ts';
export { calendarMigrations } from './migrations.ts';
