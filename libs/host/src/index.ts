export {
  roleOf,
  type AnyApp,
  type App,
  type Ground,
  type Migrations,
  type SchemaApp,
  type SchemaGround,
} from './app.ts';
export { standaloneSettings } from './app-settings.ts';
export { loadEnvFile } from './load-env-file.ts';
export { runProcess, type ProcessContext } from './run-process.ts';
export { migrateStandalone, runOnce, runStandalone } from './run-standalone.ts';
export { say } from './say.ts';
export { passwordNameOf, secretMakersFor } from './secret-names.ts';
export { toldKey } from './told-key.ts';
export type { StopRequest } from './stop-request.ts';
export type { Teardown } from './teardown.ts';
export { readyLine } from './together/ready-line.ts';
export { runTogether, type Together, type TogetherOptions } from './together/run-together.ts';
