import { useEffect, useRef, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { MoreIcon } from './icons.tsx';
import { usePage } from './page-context.ts';
import { words } from './words.ts';

function useCloseOutside(open: boolean, close: () => void) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      close();
      menu.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [open, close]);
  return menu;
}

function DeleteDialog({ onClose }: { readonly onClose: () => void }) {
  const { chat } = usePage();
  const [failed, setFailed] = useState(false);
  async function forget(): Promise<void> {
    if (await chat.forget()) onClose();
    else setFailed(true);
  }
  return (
    <Dialog
      title={words.deleteTitle}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button button-danger" onClick={() => void forget()}>
            {words.deleteConfirm}
          </button>
          <button type="button" className="button button-second" onClick={onClose}>
            {words.keep}
          </button>
        </>
      }
    >
      <p>{words.deleteText}</p>
      <p role="status">{failed ? words.deleteFailed : ''}</p>
    </Dialog>
  );
}

/** What can be done with the conversation as a whole. */
export function Menu() {
  const { chat } = usePage();
  const [open, setOpen] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const close = useRef(() => {
    setOpen(false);
  }).current;
  const menu = useCloseOutside(open, close);
  return (
    <div className="menu" ref={menu}>
      <button
        type="button"
        className="more"
        aria-label={words.more}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <MoreIcon />
      </button>
      {open ? (
        <div className="menu-items">
          <button
            type="button"
            onClick={() => {
              close();
              chat.say(words.startOverMessage);
            }}
          >
            <b>{words.startOver}</b>
            <span>{words.startOverHint}</span>
          </button>
          <button
            type="button"
            className="danger"
            onClick={() => {
              close();
              setDeleting(true);
            }}
          >
            <b>{words.deleteConversation}</b>
            <span>{words.deleteHint}</span>
          </button>
        </div>
      ) : null}
      {deleting ? (
        <DeleteDialog
          onClose={() => {
            setDeleting(false);
          }}
        />
      ) : null}
    </div>
  );
}
