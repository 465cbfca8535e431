import type { CSSProperties } from 'react';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { toClock } from './use-countdown.ts';

interface HoldProps {
  readonly leftMs: number;
  readonly wholeMs: number;
  readonly expiresAt: string;
}

const lastMinuteMs = 60_000;

/** How long a time is still held. It ticks for the eye; the ear hears the end of it once. */
export function Hold({ leftMs, wholeMs, expiresAt }: HoldProps) {
  const { formats } = usePage();
  const style = { '--left': `${(100 * Math.min(1, leftMs / wholeMs)).toFixed(1)}%` };
  return (
    <>
      <span className="hold" aria-hidden="true">
        <span className="ring" style={style as CSSProperties} />
        {words.held} {toClock(leftMs)}
      </span>
      <span className="unseen">{words.heldUntil(formats.time(expiresAt))}</span>
      <span className="unseen" role="status">
        {leftMs < lastMinuteMs ? words.holdLastMinute : ''}
      </span>
    </>
  );
}
