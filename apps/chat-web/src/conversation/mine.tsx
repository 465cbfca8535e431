import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { isShown, isUnsent, type MineEntry } from './conversation.ts';

/** After this many failed attempts the client may also send it by hand. */
const attemptsBeforeByHand = 2;

interface MineProps {
  readonly entry: MineEntry;
  readonly offline: boolean;
}

function Unsent({ entry, offline }: MineProps) {
  const { chat } = usePage();
  const { key, delivery, attempts } = entry;
  const refused = delivery === 'refused';
  const byHand = refused || (!offline && attempts >= attemptsBeforeByHand);
  const why = refused
    ? words.refused
    : offline
      ? words.unsentOffline
      : byHand
        ? words.unsent
        : words.unsentRetrying;
  return (
    <p className="note">
      {why}
      {byHand ? (
        <button
          type="button"
          onClick={() => {
            chat.retry(key);
          }}
        >
          {words.tryAgain}
        </button>
      ) : null}
      {refused ? (
        <button
          type="button"
          onClick={() => {
            chat.discard(key);
          }}
        >
          {words.remove}
        </button>
      ) : null}
    </p>
  );
}

/** What the client said. */
export function Mine({ entry, offline }: MineProps) {
  if (!isShown(entry)) return null;
  return (
    <>
      <div className="bubble bubble-mine">
        <span className="unseen">{words.you}: </span>
        {entry.text}
      </div>
      {isUnsent(entry) ? <Unsent entry={entry} offline={offline} /> : null}
    </>
  );
}
