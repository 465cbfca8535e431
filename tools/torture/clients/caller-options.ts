import type { FakeTwilio } from '@gomomo/fakes';
import type { History } from '../history/history.ts';
import type { Random } from '../random.ts';
import type { Shop } from '../world.ts';

export interface CallerOptions {
  readonly origin: string;
  readonly token: string;
  readonly twilio: FakeTwilio;
  readonly history: History;
  readonly name: string;
  readonly shop: Shop;
  readonly random: Random;
}
