import { pageQuery } from '../../scalars/paging.ts';
import {
  mirrorDeadLetterList,
  mirrorDriftList,
  reconcileAnswer,
  redriveInput,
  redriven,
} from '../bodies/mirror.ts';
import { defineRoutes } from '../route.ts';
import { tenantParams, tenantPath } from './path-parts.ts';

const commonOf = <const Part extends string>(part: Part) =>
  ({ tags: [part], access: 'tenant', params: tenantParams, refusals: [] }) as const;

/** Changes that a mirror gave up. */
const deadLetterRoutes = <const Part extends string, const Name extends string>(
  part: Part,
  name: Name,
) =>
  [
    {
      ...commonOf(part),
      operationId: `list${name}DeadLetters`,
      method: 'get',
      path: `${tenantPath}/${part}/dead-letters`,
      summary: 'Changes that were given up, the oldest first',
      query: pageQuery,
      answers: { 200: mirrorDeadLetterList },
    },
    {
      ...commonOf(part),
      operationId: `redrive${name}`,
      method: 'post',
      path: `${tenantPath}/${part}/dead-letters/redrive`,
      summary: 'Tries again what was given up: one change, or up to 500',
      body: redriveInput,
      answers: { 200: redriven },
    },
  ] as const;

/** What differs in a mirror. */
const driftRoutes = <const Part extends string, const Name extends string>(
  part: Part,
  name: Name,
) =>
  [
    {
      ...commonOf(part),
      operationId: `list${name}Drift`,
      method: 'get',
      path: `${tenantPath}/${part}/drift`,
      summary: 'What was not as it should be at the last look',
      query: pageQuery,
      answers: { 200: mirrorDriftList },
    },
    {
      ...commonOf(part),
      operationId: `reconcile${name}`,
      method: 'post',
      path: `${tenantPath}/${part}/reconcile`,
      summary: 'Looks again now, and writes anew whatever differs',
      answers: { 200: reconcileAnswer },
    },
  ] as const;

/**
 * What every mirror has: changes that it gave up, what differs, and the commands to mend both.
 *
 * @param part of the path, e.g. `calendar`
 * @param name for the operations, e.g. `Calendar`
 */
export const mirrorRoutes = <const Part extends string, const Name extends string>(
  part: Part,
  name: Name,
) => defineRoutes([...deadLetterRoutes(part, name), ...driftRoutes(part, name)]);

export type MirrorRoutes = ReturnType<typeof mirrorRoutes<string, string>>;
