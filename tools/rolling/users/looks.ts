import { setTimeout as pause } from 'node:timers/promises';
import type { User } from './user.ts';

const thinkMs = 150;

/** Reads one page or document after the other. */
export const createLooker =
  (paths: readonly string[], key: string): User =>
  async ({ origin, tally, stop }) => {
    for (let turn = 0; !stop.aborted; turn += 1) {
      const path = paths[turn % paths.length] ?? '/';
      await tally.count('read', async () => {
        const headers = { authorization: `Bearer ${key}` };
        const response = await fetch(`${origin}${path}`, { headers });
        const body = await response.text();
        if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
      });
      await pause(thinkMs);
    }
  };
