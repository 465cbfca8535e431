export { mergeOpenApi } from './merge-open-api.ts';
export { startLoop } from './run-loop.ts';
export { runServices, type HostOptions, type RunningServices } from './run-services.ts';
export type { Consumer, Loop, Service } from './service.ts';
