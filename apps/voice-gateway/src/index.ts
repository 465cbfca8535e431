export { app } from './app.ts';
export { voiceMigrations } from './migrations.ts';
export { createVoiceGateway } from './service.ts';
export type { VoiceGatewayDeps } from './voice-gateway-deps.ts';
