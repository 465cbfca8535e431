import { z } from 'zod';
import { opaque } from '../../scalars/opaque.ts';
import {
  availability,
  availabilityQuery,
  explainQuery,
  explanation,
} from '../bodies/availability.ts';
import { hold, holdInput } from '../bodies/hold.ts';
import { defineRoutes } from '../route.ts';
import { holdHeaders, searchHeaders, tenantParams, tenantPath } from './path-parts.ts';

export const availabilityRoutes = defineRoutes([
  {
    operationId: 'getAvailability',
    method: 'get',
    path: `${tenantPath}/availability`,
    summary: 'Starts that can be booked',
    tags: ['availability'],
    access: 'public',
    params: tenantParams,
    query: availabilityQuery,
    headers: searchHeaders,
    answers: { 200: availability },
    refusals: [],
  },
  {
    operationId: 'explainSlot',
    method: 'get',
    path: `${tenantPath}/availability/explain`,
    summary: 'Why one start can or cannot be booked',
    tags: ['availability'],
    access: 'public',
    params: tenantParams,
    query: explainQuery,
    headers: searchHeaders,
    answers: { 200: explanation },
    refusals: [],
  },
  {
    operationId: 'createHold',
    method: 'post',
    path: `${tenantPath}/holds`,
    summary: 'Keeps a time for a few minutes',
    tags: ['holds'],
    access: 'public',
    params: tenantParams,
    headers: searchHeaders,
    body: holdInput,
    answers: { 201: hold },
    refusals: ['slot-taken', 'slot-unavailable', 'policy'],
    idempotent: true,
  },
  {
    operationId: 'releaseHold',
    method: 'delete',
    path: `${tenantPath}/holds/{holdId}`,
    summary: 'Gives a held time back',
    tags: ['holds'],
    access: 'hold-token',
    params: tenantParams.extend(z.object({ holdId: opaque }).shape),
    headers: holdHeaders,
    answers: { 204: null },
    refusals: ['hold-expired'],
  },
]);
