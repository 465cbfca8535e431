export { app } from './app.ts';
export { voiceMigrations } from './migrations.ts';
export { createVoiceGateway, type VoiceGatewayDeps } from './service.ts';
