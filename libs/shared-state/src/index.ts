export type {
  LimitAnswer,
  LimitRule,
  Limiter,
  Leases,
  OneTimeTokens,
  SessionStore,
  SharedState,
  SharedStateLoop,
  Versioned,
} from './ports.ts';
