import { renderToString } from 'react-dom/server';
import { App } from './app.tsx';
import { createStillChat } from './conversation/still-chat.ts';
import { createFormats } from './format/formats.ts';
import { PageContext, type Page } from './page-context.ts';
import type { PageData } from './page-data.ts';
import { toHead, type HeadOptions } from './head/to-head.ts';
import { drawPicture } from './head/draw-picture.ts';

/** What the server needs of the page: its first HTML, and its pictures. Runs in Node only. */
export { drawPicture };

/** The page as it stands before any script has run: the same components, one markup. */
export function renderRoot(data: PageData): string {
  const { tenant, opening, now } = data;
  const page: Page = {
    tenant,
    chat: createStillChat(opening),
    formats: createFormats(tenant.locale, tenant.timeZone, tenant.currency),
    draft: { read: () => '', write: () => undefined },
    now,
  };
  return renderToString(
    <PageContext value={page}>
      <App />
    </PageContext>,
  );
}

/** Colours, icon and what a shared link shows: the tenant's part of the head. */
export const renderHead = (data: PageData, options: HeadOptions): string =>
  toHead(data.tenant, options);
