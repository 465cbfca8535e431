import { z } from 'zod';
import { health, liveness } from '../bodies/health.ts';
import { defineRoutes } from '../route.ts';
import { textAnswer } from '../text-answer.ts';

const common = { method: 'get', tags: ['platform'], access: 'public', refusals: [] } as const;

/** What every service answers. Exempt from limits. */
export const platformRoutes = defineRoutes([
  {
    ...common,
    operationId: 'getLiveness',
    path: '/health/live',
    summary: 'The process runs',
    answers: { 200: liveness },
  },
  {
    ...common,
    operationId: 'getReadiness',
    path: '/health/ready',
    summary: 'The service can serve',
    answers: { 200: health, 503: health },
  },
  {
    ...common,
    operationId: 'getHealth',
    path: '/health',
    summary: 'The service and what it depends on',
    answers: { 200: health, 503: health },
  },
  {
    ...common,
    operationId: 'getMetrics',
    path: '/metrics',
    summary: 'Prometheus metrics',
    answers: { 200: textAnswer('text/plain') },
  },
  {
    ...common,
    operationId: 'getOpenApi',
    path: '/openapi.json',
    summary: 'This document',
    answers: { 200: z.record(z.string(), z.unknown()) },
  },
]);
