import { useEffect, useState } from 'react';
import { words } from '../words.ts';

const copiedMs = 2_500;

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard without TLS or in some frames: the link is shown instead, to be copied by hand.
    return false;
  }
}

/** Whether the text has just been copied; that it was is told for a while. */
function useCopy(text: string) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state !== 'copied') return undefined;
    const timer = setTimeout(() => {
      setState('idle');
    }, copiedMs);
    return () => {
      clearTimeout(timer);
    };
  }, [state]);
  const onCopy = (): void => {
    void copy(text).then((done) => {
      setState(done ? 'copied' : 'failed');
    });
  };
  return { state, onCopy };
}

/** The link by which the appointment can be changed later. */
export function CopyLink({ url }: { readonly url: string }) {
  const { state, onCopy } = useCopy(url);
  return (
    <div className="manage-link">
      <p className="fine">{state === 'failed' ? words.copyFailed : words.manageHint}</p>
      {state === 'failed' ? (
        <input
          readOnly
          aria-label={words.copyLinkHint}
          value={url}
          onFocus={(event) => {
            event.target.select();
          }}
        />
      ) : (
        <button type="button" className="link" onClick={onCopy}>
          {state === 'copied' ? words.copied : words.copyLink}
          <span className="unseen">, {words.copyLinkHint}</span>
        </button>
      )}
      <p className="on-paper">{url}</p>
      <span className="unseen" role="status">
        {state === 'copied' ? words.copied : ''}
      </span>
    </div>
  );
}
