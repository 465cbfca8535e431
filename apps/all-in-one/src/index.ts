// What another host of ours (npm run stack) shares with this one.
export { assertPortFree } from './check-port.ts';
export { keepServer, type KeptServer } from './keep-server.ts';
export { loadEnvFile } from './load-env-file.ts';
export { ensureSecrets, type Secrets } from './secrets.ts';
export { listenForStop, type StopRequest } from './stop-request.ts';
export { createTeardown, type Teardown } from './teardown.ts';
