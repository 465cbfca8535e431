import { createContext, use } from 'react';
import type { PublicTenant } from './contract.ts';
import type { Chat } from './conversation/chat.ts';
import type { Formats } from './format/formats.ts';

export interface Page {
  readonly tenant: PublicTenant;
  readonly formats: Formats;
  readonly chat: Chat;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = use(PageContext);
  if (!page) throw new Error('the page has no context');
  return page;
}
