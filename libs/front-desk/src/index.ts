export type { BookingCore } from './booking-core.ts';
export { createFrontDesk, type FrontDesk, type FrontDeskDeps } from './converse.ts';
export type { CallBackWish, ChannelActions } from './executor.ts';
export { commandsMax, isSaidBy } from './model/bound-commands.ts';
export type { Look, Model, ModelAnswer, ModelTurn, PastTurn, TimesWish } from './model/model.ts';
export { createSession, isSession, type Session } from './session.ts';
export { playScenario, toRow, type Played, type Stage } from './scenarios/play-scenario.ts';
export type { Meanwhile, Row, Scenario, ScenarioTurn } from './scenarios/scenario.ts';
export type { Answered, Asked, FrontDeskTurn, Heard } from './turn.ts';
