import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { DownIcon } from '../icons.tsx';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { findAskingKey, isShown, type Entry } from './conversation.ts';
import { Mine } from './mine.tsx';
import { ReplyView } from './reply.tsx';
import { useFocusAfter } from './use-focus-after.ts';
import { useFollow } from './use-follow.ts';
import type { ChatView } from './view-store.ts';

const atOf = (entry: Entry): string => (entry.kind === 'mine' ? entry.at : entry.reply.at);

/** The latest card of each appointment; earlier ones may no longer be true. */
function findCurrentCards(entries: readonly Entry[]): Set<string> {
  const latest = new Map<string, string>();
  for (const entry of entries) {
    if (entry.kind === 'reply' && entry.reply.card?.kind === 'appointment') {
      latest.set(entry.reply.card.appointment.id, entry.key);
    }
  }
  return new Set(latest.values());
}

function Typing() {
  const { tenant } = usePage();
  return (
    <div className="entry" role="status">
      <div className="bubble bubble-theirs typing">
        <span className="unseen">{words.typing(tenant.name)}</span>
        <s />
        <s />
        <s />
      </div>
    </div>
  );
}

function Entries({ view }: { readonly view: ChatView }) {
  const { formats } = usePage();
  const asking = findAskingKey(view);
  const current = findCurrentCards(view.entries);
  const last = view.entries.findLast(isShown)?.key;
  let shownDay = '';
  return view.entries.map((entry) => {
    const day = formats.day(atOf(entry));
    const newDay = day !== shownDay;
    shownDay = day;
    return (
      <div key={entry.key} className="entry">
        {newDay ? <p className="day-line">{day}</p> : null}
        {entry.kind === 'mine' ? (
          <Mine entry={entry} offline={view.connection === 'offline'} />
        ) : (
          <ReplyView
            reply={entry.reply}
            asks={entry.key === asking}
            last={entry.key === last}
            busy={view.busy}
            superseded={!current.has(entry.key)}
            serverAheadMs={view.serverAheadMs}
          />
        )}
      </div>
    );
  });
}

const scrollKeys = new Set([
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'ArrowUp',
  'ArrowDown',
  'Tab',
  ' ',
]);
const middleButton = 1;

/** The conversation, and the only thing on the page that scrolls. */
export function Log({ view }: { readonly view: ChatView }) {
  const log = useRef<HTMLDivElement>(null);
  const follow = useFollow(log, view.entries, view.typing);
  const onFocus = useFocusAfter(log, view.entries);
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    // On the log itself, beside what stands in it, lies its scroll bar.
    if (event.target === log.current || event.button === middleButton) follow.onReader();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (scrollKeys.has(event.key)) follow.onReader();
  };
  return (
    <div className="log-frame">
      <div
        ref={log}
        className="log"
        role="log"
        aria-label={words.logLabel}
        tabIndex={-1}
        onScroll={follow.onScroll}
        onWheel={follow.onReader}
        onTouchMove={follow.onReader}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        <Entries view={view} />
        {view.typing ? <Typing /> : null}
      </div>
      {follow.waiting ? (
        <button type="button" className="pill" onClick={follow.goToNew}>
          <DownIcon />
          {words.newMessage}
        </button>
      ) : null}
    </div>
  );
}
