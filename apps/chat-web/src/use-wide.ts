import { useSyncExternalStore } from 'react';

/** The same width as in `layout.css`: from here on the business stands beside the conversation. */
const wide = matchMedia('(min-width: 960px)');

const subscribe = (changed: () => void): (() => void) => {
  wide.addEventListener('change', changed);
  return () => {
    wide.removeEventListener('change', changed);
  };
};

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
