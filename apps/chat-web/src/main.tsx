import { hydrateRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createChat } from './conversation/chat.ts';
import {
  createKeeper,
  isStorageRefused,
  openPlaces,
  type KeeperPlaces,
} from './conversation/keeper.ts';
import { newMessageId } from './conversation/new-message-id.ts';
import { createRequests } from './conversation/requests.ts';
import { takeEarly } from './early.ts';
import { fitAboveKeyboard } from './fit-above-keyboard.ts';
import { closeOnEscape, greetSite, isInFrame, openSitePlace } from './in-frame.ts';
import { createFormats } from './format/formats.ts';
import { openLaterLinks, takeManageToken } from './manage-token.ts';
import { PageContext, type Page } from './page-context.ts';
import { readPageData } from './page-data.ts';
import './styles/page.css';

/** Alone in its window the page keeps by itself, or nowhere. */
async function findPlaces(slug: string): Promise<KeeperPlaces> {
  if (!isInFrame(window)) return openPlaces(window);
  closeOnEscape(window);
  if (isStorageRefused(window)) return openPlaces(window, await openSitePlace(window, slug));
  greetSite(window);
  return openPlaces(window);
}

async function openPage(): Promise<Page> {
  const { tenant, opening, now, resume = false } = readPageData(document);
  const { slug, locale, timeZone, currency } = tenant;
  const places = await findPlaces(slug);
  const keeper = createKeeper(slug, places);
  const manageToken = takeManageToken(window);
  openLaterLinks(window);
  if (manageToken !== undefined) keeper.update((kept) => ({ ...kept, manageToken }));
  const requests = createRequests(slug);
  const chat = createChat({
    wire: {
      ...requests,
      openLive: async (events) => {
        const { openSocketLive } = await import('./conversation/socket-live.ts');
        return openSocketLive(slug, events);
      },
    },
    keeper,
    opening,
    resume,
    now: Date.now,
    newId: newMessageId,
    later: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => {
        clearTimeout(timer);
      };
    },
  });
  if (places.volatile) window.addEventListener('pagehide', onLeaving(keeper, requests));
  const draft = { read: keeper.readDraft, write: keeper.writeDraft };
  return { tenant, chat, formats: createFormats(locale, timeZone, currency), draft, now };
}

/**
 * Where nothing may be kept, nobody comes back to this conversation: it is deleted, and the time
 * that it holds is let go, or it would be "not free" to the very person it was held for.
 */
function onLeaving(
  keeper: Pick<ReturnType<typeof createKeeper>, 'read'>,
  requests: ReturnType<typeof createRequests>,
) {
  return (event: PageTransitionEvent): void => {
    const { sessionId } = keeper.read();
    if (!event.persisted && sessionId !== undefined) void requests.forget(sessionId);
  };
}

const root = document.getElementById('root');
if (root) {
  fitAboveKeyboard(window);
  const page = await openPage();
  const early = takeEarly(window);
  hydrateRoot(
    root,
    <PageContext value={page}>
      <App />
    </PageContext>,
    {
      // Another ICU than the server's may write a date its own way: the browser's word counts.
      onRecoverableError: () => undefined,
    },
  );
  // What is known of an earlier conversation comes after the first paint has been taken over.
  setTimeout(() => {
    void page.chat.start().then(() => {
      delete document.documentElement.dataset['back'];
    });
    early();
  });
}
