import { useRef, useState, type KeyboardEvent } from 'react';
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

export function Composer() {
  const { chat } = usePage();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const ready = text.trim() !== '';

  function send(): void {
    if (!ready) return;
    chat.say(text.trim());
    setText('');
    if (field.current) field.current.style.height = '';
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
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
          setText(event.target.value);
          fitHeight(event.target);
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="send" aria-label={words.send} aria-disabled={!ready}>
        <SendIcon />
      </button>
    </form>
  );
}
