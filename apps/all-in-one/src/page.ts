import { buildPage, pageFolder } from '@gomomo/chat-web';
import { existsSync } from 'node:fs';

/** The page is built when its sources are newer; an image carries it built. */
export async function ensurePage(say: (text: string) => void): Promise<void> {
  if (!existsSync(pageFolder)) say('building the page (first start, about 3 s)...');
  await buildPage();
}
