import { setTimeout as pause } from 'node:timers/promises';
import { countLost } from '../../stack/test/kept-replies.ts';
import { openWindow, type Window } from '../../stack/test/window.ts';
import type { User } from './user.ts';

const thinkMs = 1_500;

/** Keeps some windows of the chat open, and talks in all of them; nothing that was said may be missing. */
export const createWindows =
  (count: number): User =>
  async ({ origin, tally, stop }) => {
    const windows = await Promise.all(
      // One of four polls only.
      Array.from({ length: count }, (_, index) =>
        openWindow(origin, { transport: index % 4 === 0 ? 'polling' : 'websocket' }),
      ),
    );
    const talk = async (window: Window): Promise<void> => {
      while (!stop.aborted) {
        await tally.count('socket turn', () => window.say({ message: 'when are you open?' }));
        await pause(thinkMs * (0.5 + Math.random()));
      }
    };
    await Promise.all(windows.map(talk));
    const lost = await countLost(origin, windows);
    if (lost > 0) tally.fail('socket turn', `${lost} replies never reached their window`);
    for (const window of windows) window.close();
  };
