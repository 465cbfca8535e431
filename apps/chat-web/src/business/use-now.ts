import { useEffect, useState } from 'react';
import { usePage } from '../page-context.ts';

const everyMs = 20_000;

/** The current time, fresh enough for opening hours; the server's until the page is alive. */
export function useNow(): number {
  const page = usePage();
  const [now, setNow] = useState(page.now);
  useEffect(() => {
    const tell = (): void => {
      setNow(Date.now());
    };
    tell();
    const timer = setInterval(tell, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
