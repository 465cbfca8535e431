export { agentChatSettings } from './config.ts';
export { createAgentChat, type AgentChatDeps } from './service.ts';
