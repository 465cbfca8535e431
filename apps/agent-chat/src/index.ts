export { app } from './app.ts';
export { createAgentChat, type AgentChatDeps } from './service.ts';
export { createModel } from './llm/create-model.ts';
