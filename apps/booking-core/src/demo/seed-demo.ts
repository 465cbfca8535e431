import { isAppError } from '@gomomo/kernel';
import type { Catalogue } from '../catalogue/catalogue.ts';
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

/** Makes the demo tenant unless it is there. Never called by production on its own. */
export async function seedDemo(catalogue: Catalogue): Promise<SeededDemo> {
  try {
    const { body } = await catalogue.createTenant(context, bloom, undefined);
    const within = { ...context, tenantId: body.tenant.id };
    const ids = new Map<string, string>();
    for (const { ref, ...resource } of bloomResources) {
      const made = await catalogue.createResource(within, resource, undefined);
      ids.set(ref, made.body.id);
    }
    for (const { refs, ...service } of bloomServices) {
      const resourceIds = refs.map((ref) => ids.get(ref) ?? '');
      await catalogue.createService(within, { ...service, resourceIds }, undefined);
    }
    return { slug: bloom.slug, apiKey: body.apiKey };
  } catch (error) {
    if (isAppError(error) && error.code === 'slug-taken') {
      return { slug: bloom.slug, apiKey: undefined };
    }
    throw error;
  }
}
