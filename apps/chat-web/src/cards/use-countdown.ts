import { useEffect, useState } from 'react';

/** Milliseconds left until an instant by the server's clock; 0 when it is over. */
export function useCountdown(expiresAt: string | null, serverAheadMs: number): number {
  const [now, setNow] = useState(Date.now);
  const end = expiresAt === null ? 0 : Date.parse(expiresAt) - serverAheadMs;
  const over = now >= end;
  useEffect(() => {
    if (over) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [over]);
  return Math.max(0, end - now);
}

/** "4:12" */
export function toClock(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
