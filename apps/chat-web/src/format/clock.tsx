import { createContext, use, useState, type ReactNode } from 'react';

/** Whose clock the times are shown by: the shop's, or the client's own where that is another. */
interface Clock {
  readonly own: boolean;
  turn(): void;
}

const ClockContext = createContext<Clock>({ own: false, turn: () => undefined });

/** One switch for all cards: who wants their own clock wants it everywhere. */
export function ClockProvider({ children }: { readonly children: ReactNode }) {
  const [own, setOwn] = useState(false);
  const turn = (): void => {
    setOwn(!own);
  };
  return <ClockContext value={{ own, turn }}>{children}</ClockContext>;
}

export const useClock = (): Clock => use(ClockContext);
