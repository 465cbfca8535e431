import type { PublicTenant } from '../contract.ts';
import { formatPhone } from '../format/phone.ts';
import { MailIcon, PhoneIcon, PinIcon, WebIcon } from '../icons.tsx';
import { words } from '../words.ts';

const toMap = (name: string, address: string): string =>
  `https://www.google.com/maps/search/?${new URLSearchParams({ api: '1', query: `${name}, ${address}` })}`;

/** Where they are and how to reach them, each at a tap. */
export function FindUs({ tenant }: { readonly tenant: PublicTenant }) {
  const { address, phone, email, website } = tenant.profile;
  if ([address, phone, email, website].every((part) => part === undefined)) return null;
  return (
    <section aria-label={words.findUs}>
      <h3>{words.findUs}</h3>
      <address>
        {address === undefined ? null : (
          <a href={toMap(tenant.name, address)} rel="noopener" target="_blank">
            <PinIcon />
            <span>{address}</span>
          </a>
        )}
        {phone === undefined ? null : (
          <a href={`tel:${phone}`}>
            <PhoneIcon />
            <span>{formatPhone(phone)}</span>
          </a>
        )}
        {email === undefined ? null : (
          <a href={`mailto:${email}`}>
            <MailIcon />
            <span>{email}</span>
          </a>
        )}
        {website === undefined ? null : (
          <a href={website} rel="noopener" target="_blank">
            <WebIcon />
            <span>{new URL(website).host}</span>
          </a>
        )}
      </address>
    </section>
  );
}
