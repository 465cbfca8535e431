import { createBubble, type Bubble } from './bubble.ts';
import { readFromFrame, type FromSite } from './frame-talk.ts';

/*
 * Puts the chat on a business's own site:
 * `<script src="https://…/embed.js" data-tenant="bloom" async></script>`.
 * A button in the corner opens the hosted page in a frame; the page itself decides who may frame it.
 * `data-label`, `data-color` (#rrggbb) and `data-side` ("left") dress the button; anything on the site
 * with `data-gomomo-open` opens the chat as well.
 */

/** After which a frame that says nothing is taken for refused. */
const silenceMs = 8_000;

/** The site's own storage, for browsers that refuse the frame one. */
function createStore(tenant: string) {
  const key = `gomomo:${tenant}`;
  return {
    read(): FromSite {
      try {
        return { gomomo: 'kept', value: localStorage.getItem(key), keeps: true };
      } catch {
        return { gomomo: 'kept', value: null, keeps: false };
      }
    },
    write(value: string): void {
      try {
        localStorage.setItem(key, value);
      } catch {
        // Refused here too: the conversation lasts as long as the frame.
      }
    },
  };
}

/** Hears the page in the frame, and nobody else. */
function hearFrame(bubble: Bubble, origin: string, tenant: string, onHere: () => void): void {
  const store = createStore(tenant);
  addEventListener('message', (event) => {
    const frame = bubble.frame()?.contentWindow;
    if (!frame || event.source !== frame || event.origin !== origin) return;
    const said = readFromFrame(event.data);
    if (said?.gomomo === 'here') {
      onHere();
      if (!said.keeps) frame.postMessage(store.read(), origin);
    } else if (said?.gomomo === 'keep') store.write(said.value);
    else if (said?.gomomo === 'close') bubble.close();
  });
}

/** Keys and buttons of the site itself. */
function hearSite(bubble: Bubble): void {
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) bubble.close();
  });
  addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-gomomo-open]')) bubble.open();
  });
}

function embed({ dataset, src }: HTMLScriptElement): void {
  const { tenant, label = 'Book an appointment', color = '#1f6b4f', side } = dataset;
  if (tenant === undefined) throw new Error('embed.js: the script tag needs data-tenant');
  const address = new URL(`/${encodeURIComponent(tenant)}`, src);
  let silence: ReturnType<typeof setTimeout> | undefined;
  const bubble: Bubble = createBubble({
    ...{ label, colour: color, address: address.href },
    side: side === 'left' ? 'left' : 'right',
    onFrame: () => {
      silence = setTimeout(bubble.refuse, silenceMs);
    },
  });
  hearFrame(bubble, address.origin, tenant, () => {
    clearTimeout(silence);
  });
  hearSite(bubble);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.readyState !== 'loading') embed(script);
  else {
    document.addEventListener('DOMContentLoaded', () => {
      embed(script);
    });
  }
}
