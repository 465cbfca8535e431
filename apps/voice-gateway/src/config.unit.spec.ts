import { parseEnv } from '@gomomo/config';
import { expect, test } from '@jest/globals';
import { voiceGatewaySettings } from './config.ts';

test('R16: production does not start without what signs webhooks and links, and says so', () => {
  const start = () => parseEnv(voiceGatewaySettings, { NODE_ENV: 'production' });
  for (const name of ['TWILIO_AUTH_TOKEN', 'HANDOFF_SECRET', 'PUBLIC_BASE_URL']) {
    expect(start).toThrow(`- ${name}: must be given in production`);
  }
});
