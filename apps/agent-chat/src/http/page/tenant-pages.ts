import type { Reply } from '@gomomo/contracts';
import { type Clock, createCache, minuteMs } from '@gomomo/kernel';
import type { HostedTenant } from '../../use-cases/tenant-directory.ts';
import type { PageFiles, PageServer } from './page-files.ts';
import type { PageData } from './page-data.ts';
import { renderPage, type PagePlace } from './render-page.ts';

/** Colours whose pictures are kept; drawing one takes this thread a while. */
const picturesMax = 200;

interface Painted {
  readonly data: PageData;
  readonly root: string;
}

/** The pages of tenants: what is the same for everybody who comes within the minute is made once. */
export function createTenantPages(
  greet: (tenantId: string) => Promise<{ readonly replies: readonly Reply[] }>,
  clock: Clock,
) {
  const painted = new WeakMap<HostedTenant, Promise<Painted>>();
  const pictures = createCache<Uint8Array>({ max: picturesMax });

  async function paint(server: PageServer, tenant: HostedTenant, now: number): Promise<Painted> {
    const { replies: opening } = await greet(tenant.id);
    const data = { tenant: tenant.profile, opening, resume: false, now };
    return { data, root: server.renderRoot(data) };
  }

  async function findPainted(server: PageServer, tenant: HostedTenant): Promise<Painted> {
    const now = Math.floor(clock.now() / minuteMs) * minuteMs;
    const hit = await painted.get(tenant);
    if (hit?.data.now === now) return hit;
    const fresh = paint(server, tenant, now);
    painted.set(tenant, fresh);
    fresh.catch(() => painted.delete(tenant));
    return fresh;
  }

  return {
    async render(files: PageFiles, tenant: HostedTenant, resume: boolean, place: PagePlace) {
      const { data, root } = await findPainted(files.server, tenant);
      return renderPage(files, { ...data, resume }, root, place);
    },
    /** PNG in the tenant's colour. */
    draw(server: PageServer, kind: 'share' | 'icon', { profile }: HostedTenant): Uint8Array {
      const { brandColor } = profile.profile;
      const key = `${kind} ${brandColor ?? ''}`;
      const picture = pictures.get(key) ?? server.drawPicture(kind, brandColor);
      pictures.set(key, picture);
      return picture;
    },
  };
}
