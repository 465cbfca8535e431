/** Functions that run inside the page: they see nothing of this file but themselves. */

/** Resolves once the log has stood still for a while and nothing is on its way. */
export function waitUntilStill(): Promise<void> {
  const framesStill = 12;
  const log = document.querySelector('.log');
  return new Promise((resolve) => {
    let last = '';
    let still = 0;
    const look = (): void => {
      const running = document.getAnimations().filter((a) => a.playState === 'running').length;
      const now = [log?.scrollTop, log?.scrollHeight, running].join();
      still = now === last ? still + 1 : 0;
      last = now;
      if (still >= framesStill) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}

/**
 * What the front desk said after the client's last word is in view from its first line on, whole
 * where it fits, and nobody is told of a new message that they were waiting for.
 */
export function findUnseenAnswer(): string[] {
  const log = document.querySelector('.log');
  if (!log) return ['there is no log'];
  const entries = [...log.querySelectorAll(':scope > .entry')].filter(
    (entry) => entry.getBoundingClientRect().height > 0,
  );
  const mine = entries.findLastIndex((entry) => entry.querySelector('.bubble-mine'));
  const answer = entries[mine + 1];
  const faults = document.querySelector('.pill') ? ['"New message" is shown'] : [];
  if (!answer || mine === -1) return faults;
  const frame = log.getBoundingClientRect();
  const top = answer.getBoundingClientRect().top;
  const bottom = entries.at(-1)?.getBoundingClientRect().bottom ?? 0;
  if (top < frame.top - 1) faults.push(`the answer begins ${Math.round(frame.top - top)} px above`);
  if (top > frame.bottom - 24) faults.push('the answer begins below the log');
  if (bottom - top < frame.height && bottom > frame.bottom + 1) {
    faults.push(`the answer would fit and ends ${Math.round(bottom - frame.bottom)} px below`);
  }
  return faults;
}

/**
 * Whatever can be scrolled up or down, by whomever, and is not the log, a field to write in, or the
 * business beside the conversation, which may offer more than is high enough for.
 */
export function findLooseScrollers(): string[] {
  const allowed = '.log, .desk, textarea, .unseen, [popover], dialog';
  const roots = [document.documentElement, document.body];
  const others = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
    (element) => getComputedStyle(element).overflowY !== 'visible' && element.checkVisibility(),
  );
  window.scrollTo(0, 10_000);
  return [...new Set([...roots, ...others])]
    .filter((element) => !element.matches(allowed))
    .filter((element) => element.scrollHeight > element.clientHeight + 1 || element.scrollTop > 0)
    .map((e) => `${e.tagName} ${e.className} scrolls: ${e.scrollHeight} in ${e.clientHeight}`);
}
