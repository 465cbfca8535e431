import { createContext, use } from 'react';
import type { PublicTenant } from './contract.ts';
import type { Chat } from './conversation/chat.ts';
import type { Formats } from './format/formats.ts';

export interface Page {
  readonly tenant: PublicTenant;
  readonly formats: Formats;
  readonly chat: Chat;
  /** What is being written, kept over a reload of this window. */
  readonly draft: Draft;
  /** The server's clock at the first paint, epoch ms. */
  readonly now: number;
}

export interface Draft {
  read(): string;
  write(text: string): void;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = use(PageContext);
  if (!page) throw new Error('the page has no context');
  return page;
}
