import { useState } from 'react';
import { Composer } from './conversation/composer.tsx';
import { Dialog } from './dialog.tsx';
import { usePage } from './page-context.ts';
import { words } from './words.ts';

function PrivacyDialog({ onClose }: { readonly onClose: () => void }) {
  const { tenant } = usePage();
  return (
    <Dialog
      title={words.privacyTitle}
      onClose={onClose}
      actions={
        <button type="button" className="button" onClick={onClose}>
          {words.close}
        </button>
      }
    >
      {words.privacyText(tenant.name).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </Dialog>
  );
}

export function Foot() {
  const [reading, setReading] = useState(false);
  return (
    <footer className="foot">
      <Composer />
      <p className="legal">
        {words.assistant} ·{' '}
        <button
          type="button"
          onClick={() => {
            setReading(true);
          }}
        >
          {words.privacy}
        </button>
      </p>
      {reading ? (
        <PrivacyDialog
          onClose={() => {
            setReading(false);
          }}
        />
      ) : null}
    </footer>
  );
}
