import {
  contractsVersion,
  handoffRoutes,
  toOpenApi,
  twilioRoutes,
  voiceGatewayRoutes,
} from '@gomomo/contracts';
import { createBookingNews } from '@gomomo/conversations';
import { createCountRequest } from '@gomomo/doors';
import { createFrontDesk } from '@gomomo/front-desk';
import { checkOf } from '@gomomo/http';
import type { Service } from '@gomomo/service';
import { createCallbacks } from './create-callbacks.ts';
import { createCalls } from './create-calls.ts';
import { createConfirmations } from './create-confirmations.ts';
import { createTexting, createTexts } from './create-texts.ts';
import { createHandoffRoutes } from './http/handoff-routes.ts';
import { createWebhookRoutes } from './http/webhook-routes.ts';
import { createBusinesses } from './use-cases/businesses.ts';
import type { VoiceGatewayDeps } from './voice-gateway-deps.ts';

const name = 'voice-gateway';

const openApi = () =>
  toOpenApi([...voiceGatewayRoutes, ...twilioRoutes, ...handoffRoutes], {
    title: 'gomomo voice-gateway',
    version: contractsVersion,
  });

/** The same desk by phone. The composition root: nothing is opened here. */
export function createVoiceGateway(deps: VoiceGatewayDeps): Service {
  const { bookingCore, state, bus, clock, newId, logger, publicBaseUrl } = deps;
  const frontDesk = createFrontDesk({ client: bookingCore, clock, newId, logger });
  const businesses = createBusinesses(deps);
  const countRequest = createCountRequest(state.limits, deps.quotas);
  const { optOuts, sendText } = createTexting(deps);
  const confirmations = createConfirmations(deps, { frontDesk, businesses, sendText });
  const { confirmBooking } = confirmations;
  const callbacks = createCallbacks({
    ...{ ...deps, twilio: deps.twilio, businesses, countRequest, confirmBooking },
  });
  const parts = { frontDesk, businesses, requestCallback: callbacks.requestCallback };
  const calls = createCalls(deps, { ...parts, sendText });
  const texts = createTexts(deps, { ...parts, optOuts });
  const onTenantChanged = (tenantId: string): void => {
    frontDesk.forgetTenant(tenantId);
    businesses.forget(tenantId);
  };
  const { goOn, conversations } = calls;
  const webhooks = { ...calls.webhooks, ...texts.webhooks };
  const { onEvent } = confirmations;
  return {
    name,
    handlers: [
      createWebhookRoutes({ webhooks, authTokens: deps.authTokens, publicBaseUrl, logger }),
      createHandoffRoutes({ goOn, countRequest, publicBaseUrl, logger }),
      ...callbacks.handlers,
    ],
    consumers: [
      createBookingNews({ bus, group: name, conversations, onTenantChanged, onEvent }),
      ...callbacks.consumers,
    ],
    loops: callbacks.loops,
    ...(deps.mode === 'relay' && { attach: calls.relay.attach }),
    openApi,
    ready: createReady(deps),
  };
}

const createReady =
  ({ state, pool }: VoiceGatewayDeps): Service['ready'] =>
  async () => ({
    [state.kind]: await checkOf(() => state.ready()),
    postgres: await checkOf(() => pool.query('select 1')),
  });
