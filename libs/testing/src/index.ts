export { fixedClock, type FixedClock } from './fixed-clock.ts';
export {
  freshDatabase,
  type AppRole,
  type FreshDatabase,
  type FreshDatabaseOptions,
} from './fresh-database.ts';
