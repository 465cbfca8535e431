import { z } from 'zod';
import { opaque } from '../../scalars/opaque.ts';
import { pageQuery } from '../../scalars/paging.ts';
import { clientList, clientsQuery } from '../bodies/client.ts';
import {
  createdKey,
  keyInput,
  keyList,
  phoneNumberOwner,
  verifiedKey,
  verifyKeyInput,
} from '../bodies/key.ts';
import { defineRoutes } from '../route.ts';
import { itemParams, tenantParams, tenantPath } from './path-parts.ts';

export const clientRoutes = defineRoutes([
  {
    operationId: 'findClients',
    method: 'get',
    path: `${tenantPath}/clients`,
    summary: 'Clients with a phone number or e-mail address',
    tags: ['clients'],
    access: 'tenant',
    params: tenantParams,
    query: clientsQuery,
    answers: { 200: clientList },
    refusals: [],
  },
  {
    operationId: 'deleteClient',
    method: 'delete',
    path: `${tenantPath}/clients/{id}`,
    summary:
      'Erases what is known of a client at once; the appointments stay. Events that Kafka has already are kept there for at most 14 days',
    tags: ['clients'],
    access: 'tenant',
    params: itemParams,
    answers: { 204: null },
    refusals: [],
  },
]);

export const keyRoutes = defineRoutes([
  {
    operationId: 'listKeys',
    method: 'get',
    path: `${tenantPath}/keys`,
    summary: 'Lists keys without their secrets',
    tags: ['keys'],
    access: 'tenant',
    params: tenantParams,
    query: pageQuery,
    answers: { 200: keyList },
    refusals: [],
  },
  {
    operationId: 'createKey',
    method: 'post',
    path: `${tenantPath}/keys`,
    summary: 'Makes a key, shown this once',
    tags: ['keys'],
    access: 'tenant',
    params: tenantParams,
    body: keyInput,
    answers: { 201: createdKey },
    refusals: [],
    idempotent: true,
  },
  {
    operationId: 'deleteKey',
    method: 'delete',
    path: `${tenantPath}/keys/{id}`,
    summary: 'Revokes a key',
    tags: ['keys'],
    access: 'tenant',
    params: itemParams,
    answers: { 204: null },
    refusals: [],
  },
]);

/** Between services; never on the public ingress. */
export const internalRoutes = defineRoutes([
  {
    operationId: 'verifyKey',
    method: 'post',
    path: '/internal/keys/verify',
    summary: 'Whose key this is; may be cached for 30 s',
    tags: ['internal'],
    access: 'service',
    body: verifyKeyInput,
    answers: { 200: verifiedKey },
    refusals: [],
  },
  {
    operationId: 'findPhoneNumber',
    method: 'get',
    path: '/internal/phone-numbers/{e164}',
    summary: 'Whose phone number this is',
    tags: ['internal'],
    access: 'service',
    params: z.object({ e164: opaque }),
    answers: { 200: phoneNumberOwner },
    refusals: [],
  },
]);
