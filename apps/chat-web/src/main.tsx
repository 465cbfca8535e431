import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createChat } from './conversation/chat.ts';
import { createKeeper, openPlaces } from './conversation/keeper.ts';
import { newMessageId } from './conversation/new-message-id.ts';
import { createRequests } from './conversation/requests.ts';
import { createFormats } from './format/formats.ts';
import { takeManageToken } from './manage-token.ts';
import { PageContext, type Page } from './page-context.ts';
import { readPageData } from './page-data.ts';
import { applyPalette } from './theme/apply-palette.ts';
import './styles/page.css';

function openPage(): Page {
  const { tenant, opening, resume = false } = readPageData(document);
  const { slug, locale, timeZone, currency, profile } = tenant;
  const keeper = createKeeper(slug, openPlaces(window));
  const manageToken = takeManageToken(window);
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
  applyPalette(document, profile.brandColor);
  return { tenant, chat, formats: createFormats(locale, timeZone, currency) };
}

const root = document.getElementById('root');
if (root) {
  const page = openPage();
  createRoot(root).render(
    <StrictMode>
      <PageContext value={page}>
        <App />
      </PageContext>
    </StrictMode>,
  );
  page.chat.start();
}
