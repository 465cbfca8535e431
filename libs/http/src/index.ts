export { created, noContent, ok, type HttpAnswer } from './answer.ts';
export { readBearer } from './bearer.ts';
export type { CorsPolicy } from './cors.ts';
export { idCursor, numberCursor, timeCursor, toPage, type Page } from './cursor.ts';
export { escapeHtml } from './escape-html.ts';
export { fetchJson, type IncomingAnswer, type OutgoingRequest } from './fetch-json.ts';
export { checkOf, optionalCheckOf, toHealthAnswer, type Check, type Checks } from './health.ts';
export { httpMetrics } from './metrics.ts';
export { renderPlainPage, type PlainAction } from './plain-page.ts';
export { sendPlainPage, type PlainPage } from './send-plain-page.ts';
export { toProblem, type LimitDetails, type ProblemContext } from './problem.ts';
export { rateLimited } from './rate-limited.ts';
export { toCallerAddress, type RequestShell } from './request-shell.ts';
export {
  createRouter,
  send,
  type BoundRoute,
  type Guards,
  type RouteRequest,
  type RouterOptions,
} from './router.ts';
export { createServerApp, type ServerAppOptions } from './server-app.ts';
export { mergeChecks } from './merge-checks.ts';
