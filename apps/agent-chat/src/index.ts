export { app } from './app.ts';
export { createAgentChat, type AgentChatDeps } from './service.ts';
