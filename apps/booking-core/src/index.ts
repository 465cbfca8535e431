export { app, findTenantId, openCatalogue } from './app.ts';
export { seedDemo, type SeededDemo } from './demo/seed-demo.ts';
export { bookingCoreMigrations } from './migrations.ts';
export { createBookingCore, type BookingCore, type BookingCoreDeps } from './service.ts';
