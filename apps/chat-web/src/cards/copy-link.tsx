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

/** The link by which the appointment can be changed later. */
export function CopyLink({ url }: { readonly url: string }) {
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
        <button
          type="button"
          className="link"
          onClick={() => {
            void copy(url).then((done) => {
              setState(done ? 'copied' : 'failed');
            });
          }}
        >
          {state === 'copied' ? words.copied : words.copyLink}
          <span className="unseen">, {words.copyLinkHint}</span>
        </button>
      )}
      <span className="unseen" role="status">
        {state === 'copied' ? words.copied : ''}
      </span>
    </div>
  );
}
