export type { BookingCore } from './booking-core.ts';
export {
  createFrontDesk,
  type Answer,
  type Conversation,
  type FrontDesk,
  type FrontDeskDeps,
  type FrontDeskTurn,
} from './converse.ts';
export type { ChannelActions } from './executor.ts';
export type { Heard } from './hear.ts';
export { createSession, isSession, type Session } from './session.ts';
export { playScenario, toRow, type Played, type Stage } from './scenarios/play-scenario.ts';
export type { Meanwhile, Row, Scenario, ScenarioTurn } from './scenarios/scenario.ts';
