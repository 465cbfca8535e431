import { useId, useState, type FormEvent } from 'react';
import type { ContactCard as ContactCardData } from '../contract.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import type { CardProps } from './card-props.ts';
import { Tap } from './tap.tsx';

type Field = ContactCardData['fields'][number];

const inputs = {
  name: { type: 'text', autoComplete: 'name', autoCapitalize: 'words', maxLength: 120 },
  phone: { type: 'tel', autoComplete: 'tel', inputMode: 'tel', maxLength: 40 },
  email: { type: 'email', autoComplete: 'email', inputMode: 'email', maxLength: 254 },
} as const;

/** Enough to be worth asking about; what a number is, the front desk decides. */
const looksGiven = {
  name: (text: string) => /\p{L}/u.test(text),
  phone: (text: string) => text.replaceAll(/\D/g, '').length >= 5,
  email: (text: string) => /.@./.test(text),
} as const;

interface ContactFieldProps {
  readonly field: Field;
  readonly value: string;
  readonly fault: boolean;
  readonly onWrite: (text: string) => void;
}

function ContactField({ field, value, fault, onWrite }: ContactFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.fields[field]}</label>
      <input
        {...inputs[field]}
        id={id}
        name={field}
        value={value}
        aria-invalid={fault || undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => {
          onWrite(event.target.value);
        }}
      />
      {fault ? (
        <p className="field-fault" id={`${id}-fault`} role="alert">
          {words.fieldMissing[field]}
        </p>
      ) : null}
    </div>
  );
}

/** What has been written, and what is missing once that has been asked for. */
function useGiven(fields: readonly Field[]) {
  const [given, setGiven] = useState<Partial<Record<Field, string>>>({});
  const [checked, setChecked] = useState(false);
  const textOf = (field: Field): string => (given[field] ?? '').trim();
  const missing = fields.filter((field) => !looksGiven[field](textOf(field)));
  return {
    given,
    text: fields.map(textOf).join(', '),
    isFault: (field: Field): boolean => checked && missing.includes(field),
    write(field: Field, text: string): void {
      setGiven((before) => ({ ...before, [field]: text }));
    },
    /** The first field that is missing. */
    check(): Field | undefined {
      setChecked(true);
      return missing[0];
    },
  };
}

/**
 * Name and number as the browser fills them in, sent as the one message that could also be typed.
 * Once answered it is gone: what was given stands in the conversation.
 */
export function ContactCard({
  card,
  off,
  isLatest,
}: CardProps<ContactCardData> & { readonly isLatest: boolean }) {
  const { chat } = usePage();
  const { given, text, isFault, write, check } = useGiven(card.fields);
  if (!isLatest) return null;

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (off) return;
    const first = check();
    if (first === undefined) chat.say(text);
    else event.currentTarget.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
  }

  return (
    <form
      className="card card-contact"
      aria-label={words.contactTitle}
      noValidate
      onSubmit={onSubmit}
    >
      {card.fields.map((field) => (
        <ContactField
          key={field}
          field={field}
          value={given[field] ?? ''}
          fault={isFault(field)}
          onWrite={(next) => {
            write(field, next);
          }}
        />
      ))}
      <Tap type="submit" off={off} className="button" onTap={() => undefined}>
        {words.contactSend}
      </Tap>
    </form>
  );
}
