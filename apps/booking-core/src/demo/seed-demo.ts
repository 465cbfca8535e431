import { isAppError } from '@gomomo/kernel';
import { createHash } from 'node:crypto';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { KeyedRequest } from '../domain/keyed-request.ts';
import { bloom, bloomResources, bloomServices } from './bloom.ts';

export interface SeededDemo {
  readonly slug: string;
  /** Shown at every start of the embedded default; undefined when the demo was there before. */
  readonly apiKey: string | undefined;
}

const context = {
  actor: { kind: 'system', id: 'seed', channel: 'api' },
  traceparent: undefined,
} as const;

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Every write has a key of its own: a seed that was cut short (kill -9 in the first seconds) goes on
 * where it stopped at the next start, and makes nothing twice.
 */
const keyedFor = (name: string, input: object): KeyedRequest => ({
  id: hash(`seed ${bloom.slug} ${name}`),
  bodyHash: hash(JSON.stringify(input)),
});

/** Makes the demo tenant unless it is there. Never called by production on its own. */
export async function seedDemo(catalogue: Catalogue): Promise<SeededDemo> {
  try {
    const { body } = await catalogue.createTenant(context, bloom, keyedFor('tenant', bloom));
    const within = { ...context, tenantId: body.tenant.id };
    const ids = new Map<string, string>();
    for (const { ref, ...resource } of bloomResources) {
      const keyed = keyedFor(resource.name, resource);
      const made = await catalogue.createResource(within, resource, keyed);
      ids.set(ref, made.body.id);
    }
    for (const { refs, ...service } of bloomServices) {
      const resourceIds = refs.map((ref) => ids.get(ref) ?? '');
      const input = { ...service, resourceIds };
      await catalogue.createService(within, input, keyedFor(service.name, input));
    }
    return { slug: bloom.slug, apiKey: body.apiKey };
  } catch (error) {
    // Here for longer than keys are kept, or seeded by a release whose demo differs.
    if (isAppError(error) && ['slug-taken', 'idempotency-key-reused'].includes(error.code)) {
      return { slug: bloom.slug, apiKey: undefined };
    }
    throw error;
  }
}
