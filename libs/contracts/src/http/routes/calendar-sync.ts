import { z } from 'zod';
import { opaque } from '../../scalars/opaque.ts';
import {
  calendarAuthorization,
  calendarChoices,
  calendarConnection,
  calendarPatch,
  disconnectQuery,
} from '../bodies/calendar.ts';
import { defineRoutes } from '../route.ts';
import { textAnswer } from '../text-answer.ts';
import { tenantParams, tenantPath } from './path-parts.ts';

const ofTenant = { tags: ['calendar'], access: 'tenant', params: tenantParams } as const;

/** The tenant's Google Calendar: how it is connected and where appointments go. */
export const calendarSyncRoutes = defineRoutes([
  {
    ...ofTenant,
    operationId: 'connectCalendar',
    method: 'post',
    path: `${tenantPath}/calendar/connect`,
    summary: 'Where the owner of the calendar allows it to be written to',
    answers: { 200: calendarAuthorization },
    refusals: [],
  },
  {
    ...ofTenant,
    operationId: 'getCalendar',
    method: 'get',
    path: `${tenantPath}/calendar`,
    summary: 'Whether a calendar is connected, and how far it has followed',
    answers: { 200: calendarConnection },
    refusals: [],
  },
  {
    ...ofTenant,
    operationId: 'listCalendars',
    method: 'get',
    path: `${tenantPath}/calendar/calendars`,
    summary: 'Calendars of the account that appointments may go to',
    answers: { 200: calendarChoices },
    refusals: ['not-connected'],
  },
  {
    ...ofTenant,
    operationId: 'patchCalendar',
    method: 'patch',
    path: `${tenantPath}/calendar`,
    summary: 'Chooses where appointments go and what they say; upcoming ones move along',
    body: calendarPatch,
    answers: { 200: calendarConnection },
    refusals: ['not-connected'],
  },
  {
    ...ofTenant,
    operationId: 'disconnectCalendar',
    method: 'delete',
    path: `${tenantPath}/calendar`,
    summary: 'Ends the permission and forgets it; events stay unless they are to be removed',
    query: disconnectQuery,
    answers: { 204: null },
    refusals: [],
  },
]);

/** Where Google sends the owner of a calendar back to. */
export const oauthRoutes = defineRoutes([
  {
    operationId: 'finishCalendarConnection',
    method: 'get',
    path: '/api/oauth/google/callback',
    summary: 'A page that says what came of it',
    tags: ['calendar'],
    access: 'public',
    query: z.object({
      state: opaque.exactOptional(),
      code: opaque.exactOptional(),
      error: opaque.exactOptional(),
    }),
    answers: {
      200: textAnswer('text/html'),
      403: textAnswer('text/html'),
      410: textAnswer('text/html'),
      503: textAnswer('text/html'),
    },
    refusals: [],
  },
]);
