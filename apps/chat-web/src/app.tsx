import { useEffect, useSyncExternalStore } from 'react';
import { BusinessPanel } from './business/business-panel.tsx';
import { Header } from './business/header.tsx';
import type { ChatView } from './conversation/view-store.ts';
import { Log } from './conversation/log.tsx';
import { Foot } from './foot.tsx';
import { ClockProvider } from './format/clock.tsx';
import { Menu } from './menu.tsx';
import { usePage } from './page-context.ts';
import { words } from './words.ts';

function Bar({ connection }: { readonly connection: ChatView['connection'] }) {
  return (
    <div role="status">
      {connection === 'online' ? null : (
        <p className="bar">{connection === 'offline' ? words.offline : words.unreachable}</p>
      )}
    </div>
  );
}

/** Tells the conversation what the device knows: online or not, in front or not, left or not. */
function useDevice(): void {
  const { chat } = usePage();
  useEffect(() => {
    const onNetwork = (): void => {
      chat.setOnline(navigator.onLine);
    };
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') chat.wake();
    };
    if (!navigator.onLine) onNetwork();
    window.addEventListener('online', onNetwork);
    window.addEventListener('offline', onNetwork);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      window.removeEventListener('online', onNetwork);
      window.removeEventListener('offline', onNetwork);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [chat]);
}

/** Both layouts stand in the markup and the style sheet shows one, so that nothing waits for it. */
export function App() {
  const { chat } = usePage();
  const view = useSyncExternalStore(chat.subscribe, chat.getView, chat.getView);
  useDevice();
  return (
    <ClockProvider>
      <BusinessPanel menu={<Menu />} />
      <div className="talk">
        <Header menu={<Menu />} />
        <Bar connection={view.connection} />
        <main>
          <Log view={view} />
        </main>
        <Foot />
      </div>
    </ClockProvider>
  );
}
