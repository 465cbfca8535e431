import { readSecrets } from '@gomomo/embedded';
import type { FakeGoogle } from '@gomomo/fakes';
import { openShops } from '../bench/voice/shops.ts';
import { connectCalendar } from '../rolling/google.ts';
import type { Place } from '../rolling/place.ts';
import { book } from '../stack/test/booking-window.ts';
import { bookByPhone, createCaller } from '../stack/test/caller.ts';
import { openWindow } from '../stack/test/window.ts';
import type { Step } from './one-trace.ts';

/** What begins the trace of a booking in the chat: the message by which it was agreed to. */
export const fromChat: Step = { service: 'agent-chat', name: /^socket message$/ };
/** By phone: the webhook with what the caller said. */
export const fromCall: Step = { service: 'voice-gateway', name: /^POST \/twilio\/voice\// };

const anyClient = 77;
/** Beside the shops of others who use the same stack. */
const ownShop = 20;

/** With the demo business. */
export async function bookByChat({ origin }: Place): Promise<void> {
  const window = await openWindow(origin);
  await window.say({ message: 'deep tissue massage' });
  await book(window, anyClient);
  window.close();
}

/** With a business of its own, whose calendar is connected. */
export async function bookByCall(place: Place, google: FakeGoogle): Promise<void> {
  const secrets = readSecrets(place.dataDir);
  const { ADMIN_API_KEY: key = '', TWILIO_AUTH_TOKEN: token = '' } = secrets;
  const [shop] = await openShops(place.origin, key, 1, ownShop);
  await connectCalendar(place, google, `bench-${ownShop}`);
  const to = shop?.number ?? '';
  await bookByPhone(createCaller({ url: place.origin, token, from: '+12125556000', to }));
}
