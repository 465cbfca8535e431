import { createMemoryPlace, keyOf, type Place } from './conversation/keeper.ts';
import { readFromSite, type FromFrame, type FromSite } from './embed/frame-talk.ts';

export const isInFrame = ({ parent, self }: Window): boolean => parent !== self;

/** A site of ours answers at once; one with a frame of its own making never does. */
const answerMs = 500;

const tell = ({ parent }: Window, said: FromFrame, origin = '*'): void => {
  parent.postMessage(said, origin);
};

/** Says that the page is there, and waits for what the site has kept where we may not. */
function askSite(window: Window): Promise<(FromSite & { readonly origin: string }) | undefined> {
  return new Promise((resolve) => {
    const onMessage = ({ source, data, origin }: MessageEvent): void => {
      const said = source === window.parent ? readFromSite(data) : undefined;
      if (said) end({ ...said, origin });
    };
    const end: typeof resolve = (answer) => {
      clearTimeout(timer);
      window.removeEventListener('message', onMessage);
      resolve(answer);
    };
    const timer = setTimeout(() => {
      end(undefined);
    }, answerMs);
    window.addEventListener('message', onMessage);
    tell(window, { gomomo: 'here', keeps: false });
  });
}

/** The token of a manage link opens an appointment by itself, and is not handed to anybody. */
function withoutToken(kept: string): string {
  const { manageToken: _, ...rest } = JSON.parse(kept) as Record<string, unknown>;
  return JSON.stringify(rest);
}

/**
 * A place that the site around the frame keeps, for browsers that refuse the frame any: a reload finds
 * the conversation again. Undefined where the site keeps nothing either.
 */
export async function openSitePlace(window: Window, slug: string): Promise<Place | undefined> {
  const site = await askSite(window);
  if (!site?.keeps) return undefined;
  const key = keyOf(slug);
  const memory = createMemoryPlace();
  if (site.value !== null) memory.setItem(key, site.value);
  return {
    ...memory,
    setItem(name, value) {
      memory.setItem(name, value);
      if (name !== key) return;
      tell(window, { gomomo: 'keep', value: withoutToken(value) }, site.origin);
    },
  };
}

/** The page in a frame that keeps for itself. */
export const greetSite = (window: Window): void => {
  tell(window, { gomomo: 'here', keeps: true });
};

/** What Escape closes within the page first. */
const opened = 'dialog[open], .more[aria-expanded="true"], :popover-open';

/** Escape, where nothing in the page is open, closes the frame. */
export function closeOnEscape(window: Window): void {
  const { document } = window;
  // Before others hear it: they close what is open, and then it would look as if nothing had been.
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || document.querySelector(opened)) return;
    tell(window, { gomomo: 'close' });
  };
  document.addEventListener('keydown', onKey, true);
}
