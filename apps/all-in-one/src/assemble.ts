import { createTrust } from '@gomomo/service';
import { ensureDemo } from './demo.ts';
import type { Assembly, Ground } from './ground.ts';
import { hostAgentChat } from './host-agent-chat.ts';
import { hostBookingCore } from './host-booking-core.ts';
import { openShared } from './shared.ts';
import { summaryOf } from './summary.ts';
import { createUpkeep } from './upkeep.ts';

/** The services in one process, on what the host has laid out. */
export async function assemble(ground: Ground): Promise<Assembly> {
  const { settings } = ground;
  const shared = await openShared(ground);
  const bookingCore = await hostBookingCore(ground, shared);
  const demo = settings.SEED_DEMO ? await ensureDemo(bookingCore, ground.dataDir) : undefined;
  const agentChat = await hostAgentChat(ground, shared, demo?.slug);
  const adminKeys = settings.ADMIN_API_KEY === undefined ? [] : [settings.ADMIN_API_KEY];
  return {
    services: [bookingCore, agentChat],
    upkeep: createUpkeep(shared.state, shared.bus),
    summary: summaryOf(ground, demo),
    isTrusted: createTrust([...adminKeys, ...(settings.SERVICE_API_KEY ?? [])]),
  };
}
