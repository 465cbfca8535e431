/** Less is a browser's own bar that comes and goes. */
const keyboardPx = 120;

/**
 * Safari on iOS lays its keyboard over the page and pans what is left of it, header and answers out of
 * sight. The page gets as high as what can be seen; other browsers have made it so already. A page that
 * is pinched larger is left alone.
 */
export function fitAboveKeyboard(window: Window): void {
  const { visualViewport: seen } = window;
  if (!seen) return;
  const root = window.document.documentElement;
  const fit = (): void => {
    const covered = root.clientHeight - seen.height;
    if (Math.abs(seen.scale - 1) < 0.01 && covered > keyboardPx) {
      root.style.setProperty('--seen', `${seen.height}px`);
      window.scrollTo(0, 0);
    } else root.style.removeProperty('--seen');
  };
  seen.addEventListener('resize', fit);
  seen.addEventListener('scroll', fit);
}
