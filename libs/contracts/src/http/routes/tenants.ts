import {
  createdTenant,
  publicTenant,
  tenant,
  tenantInput,
  tenantList,
  tenantPatch,
} from '../bodies/tenant.ts';
import { z } from 'zod';
import { pageQuery } from '../../scalars/paging.ts';
import { defineRoutes } from '../route.ts';
import { tenantParams, tenantPath } from './path-parts.ts';

const tags = ['tenants'];

export const tenantRoutes = defineRoutes([
  {
    operationId: 'createTenant',
    method: 'post',
    path: '/api/tenants',
    summary: 'Creates a tenant and its first key',
    tags,
    access: 'admin',
    body: tenantInput,
    answers: { 201: createdTenant },
    refusals: ['slug-taken', 'phone-number-taken'],
    idempotent: true,
  },
  {
    operationId: 'listTenants',
    method: 'get',
    path: '/api/tenants',
    summary: 'Lists tenants',
    tags,
    access: 'admin',
    query: pageQuery,
    answers: { 200: tenantList },
    refusals: [],
  },
  {
    operationId: 'getTenant',
    method: 'get',
    path: tenantPath,
    summary: 'The business; everything with the tenant or service key',
    tags,
    access: 'public',
    params: tenantParams,
    answers: { 200: z.union([tenant, publicTenant]) },
    refusals: [],
  },
  {
    operationId: 'patchTenant',
    method: 'patch',
    path: tenantPath,
    summary: 'Changes a tenant; slug and phoneNumbers with the admin key only',
    tags,
    access: 'tenant',
    params: tenantParams,
    body: tenantPatch,
    answers: { 200: tenant },
    refusals: ['slug-taken', 'phone-number-taken'],
  },
  {
    operationId: 'deleteTenant',
    method: 'delete',
    path: tenantPath,
    summary: 'Erases a tenant',
    tags,
    access: 'admin',
    params: tenantParams,
    answers: { 204: null },
    refusals: [],
  },
]);
