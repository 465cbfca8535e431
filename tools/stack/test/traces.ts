import { describe, expect, test } from '@jest/globals';
import { demoTenantSlug } from '@gomomo/contracts';
import type { FakeGoogle } from '@gomomo/fakes';
import { until } from '@gomomo/testing';
import { connectCalendar } from '../../rolling/google.ts';
import { bookByChat, bookByCall, fromCall, fromChat } from '../../traces/bookings.ts';
import { findGaps } from '../../traces/one-trace.ts';
import type { Receiver } from '../../traces/receiver.ts';
import type { RunningStack } from './running-stack.ts';

interface Ground {
  readonly stack: RunningStack;
  readonly google: FakeGoogle;
  readonly receiver: Receiver;
}

/** By processes of their own, and by what they send to a collector. */
export function describeTraces(ground: () => Ground): void {
  describe('one trace from what a client did, by HTTP, SQL, outbox and Kafka, to the call at Google', () => {
    test('of a booking in the chat', async () => {
      const { stack, google, receiver } = ground();
      await connectCalendar(stack, google, demoTenantSlug);
      await bookByChat(stack);
      await until(() => expect(findGaps(receiver.spans, fromChat)).toEqual([]), 30);
    });

    test('of a booking by phone', async () => {
      const { stack, google, receiver } = ground();
      await bookByCall(stack, google);
      await until(() => expect(findGaps(receiver.spans, fromCall)).toEqual([]), 30);
    });
  });
}
