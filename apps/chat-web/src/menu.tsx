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

function MoreButton({ open, onTap }: { readonly open: boolean; readonly onTap: () => void }) {
  return (
    <button
      type="button"
      className="more"
      aria-label={words.more}
      aria-expanded={open}
      onClick={onTap}
    >
      <MoreIcon />
    </button>
  );
}

interface ItemProps {
  readonly title: string;
  readonly hint: string;
  readonly danger?: boolean;
  readonly onTap: () => void;
}

function Item({ title, hint, danger = false, onTap }: ItemProps) {
  return (
    <button type="button" className={danger ? 'danger' : undefined} onClick={onTap}>
      <b>{title}</b>
      <span>{hint}</span>
    </button>
  );
}

function Items({
  onClose,
  onDelete,
}: {
  readonly onClose: () => void;
  readonly onDelete: () => void;
}) {
  const { chat } = usePage();
  return (
    <div className="menu-items">
      <Item
        title={words.startOver}
        hint={words.startOverHint}
        onTap={() => {
          onClose();
          chat.say(words.startOverMessage);
        }}
      />
      <Item
        danger
        title={words.deleteConversation}
        hint={words.deleteHint}
        onTap={() => {
          onClose();
          onDelete();
        }}
      />
    </div>
  );
}

/** What can be done with the conversation as a whole. */
export function Menu() {
  const [open, setOpen] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const close = useRef(() => {
    setOpen(false);
  }).current;
  const menu = useCloseOutside(open, close);
  return (
    <div className="menu" ref={menu}>
      <MoreButton
        open={open}
        onTap={() => {
          setOpen(!open);
        }}
      />
      {open ? (
        <Items
          onClose={close}
          onDelete={() => {
            setDeleting(true);
          }}
        />
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
