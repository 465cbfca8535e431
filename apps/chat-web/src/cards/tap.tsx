import type { ButtonHTMLAttributes } from 'react';

interface TapProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Out of use for good (an older card) or for now (an answer is on its way). */
  readonly off: boolean;
  readonly onTap: () => void;
}

/**
 * A button that keeps focus when it goes out of use, so that the next Tab goes on from where the
 * reader is instead of from the top of the page.
 */
export function Tap({ off, onTap, tabIndex, ...rest }: TapProps) {
  return (
    <button
      type="button"
      aria-disabled={off || undefined}
      tabIndex={off ? -1 : (tabIndex ?? 0)}
      onClick={() => {
        if (!off) onTap();
      }}
      {...rest}
    />
  );
}
