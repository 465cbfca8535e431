export { createTrust, toHostOptions, type HostSettings } from './host-of-settings.ts';
export { mergeOpenApi } from './merge-open-api.ts';
export { runMain } from './run-main.ts';
export { startLoop } from './run-loop.ts';
export { runServices, type HostOptions, type RunningServices } from './run-services.ts';
export type { Consumer, Loop, Service } from './service.ts';
export { untilSignal } from './until-signal.ts';
