import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { SendIcon } from '../icons.tsx';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';

/** As many characters as a message may have. */
const longest = 2_000;
const tallestPx = 132;

function fitHeight(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${Math.min(tallestPx, field.scrollHeight)}px`;
}

/** What is being written outlives a reload; what was typed before the script was there counts too. */
function useDraft(field: { readonly current: HTMLTextAreaElement | null }) {
  const { draft } = usePage();
  const [text, setText] = useState('');
  useEffect(() => {
    const written = field.current?.value ?? '';
    setText(written === '' ? draft.read() : written);
  }, [draft, field]);
  useEffect(() => {
    if (field.current && text !== '') fitHeight(field.current);
  }, [field, text]);
  return {
    text,
    write(next: string): void {
      setText(next);
      draft.write(next);
    },
  };
}

/** What is written, and sending it by button or Enter. */
function useMessage(field: { readonly current: HTMLTextAreaElement | null }) {
  const { chat } = usePage();
  const { text, write } = useDraft(field);
  const ready = text.trim() !== '';

  function send(): void {
    if (!ready) return;
    chat.say(text.trim());
    write('');
    if (field.current) field.current.style.height = '';
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  return { text, write, ready, send, onKeyDown };
}

export function Composer() {
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, write, ready, send, onKeyDown } = useMessage(field);
  return (
    <div className="composer" role="group">
      <textarea
        ref={field}
        rows={1}
        value={text}
        maxLength={longest}
        placeholder={words.composerLabel}
        aria-label={words.composerLabel}
        autoComplete="off"
        enterKeyHint="send"
        onChange={(event) => {
          write(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        className="send"
        aria-label={words.send}
        aria-disabled={!ready}
        onClick={send}
      >
        <SendIcon />
      </button>
    </div>
  );
}
