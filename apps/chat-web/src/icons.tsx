import type { ReactNode } from 'react';

interface IconProps {
  readonly children: ReactNode;
  readonly size?: number;
  readonly weight?: number;
}

function Stroke({ children, size = 20, weight = 2.4 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={weight}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const TickIcon = ({ size = 18 }: { readonly size?: number }) => (
  <Stroke size={size} weight={3}>
    <path d="M4 12.5l5 5L20 6.5" />
  </Stroke>
);

export const SendIcon = () => (
  <Stroke>
    <path d="M12 19V5M5.5 11.5L12 5l6.5 6.5" />
  </Stroke>
);

export const DownIcon = () => (
  <Stroke size={16}>
    <path d="M12 5v14M5.5 12.5L12 19l6.5-6.5" />
  </Stroke>
);

export const EarlierIcon = () => (
  <Stroke size={18} weight={2.2}>
    <path d="M15 5l-7 7 7 7" />
  </Stroke>
);

export const LaterIcon = () => (
  <Stroke size={18} weight={2.2}>
    <path d="M9 5l7 7-7 7" />
  </Stroke>
);

export const PeopleIcon = () => (
  <Stroke size={14} weight={2.2}>
    <circle cx="9" cy="8" r="3.5" />
    <path d="M2.5 19.5c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5M16 5a3.3 3.3 0 010 6.2M18 14.5c2 .7 3.2 2.4 3.6 5" />
  </Stroke>
);

export const MoreIcon = () => (
  <svg width="22" height="22" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
    <circle cx="5" cy="12" r="1.9" />
    <circle cx="12" cy="12" r="1.9" />
    <circle cx="19" cy="12" r="1.9" />
  </svg>
);

const Small = ({ children }: { readonly children: ReactNode }) => (
  <Stroke size={18} weight={1.9}>
    {children}
  </Stroke>
);

export const MoreBelowIcon = () => (
  <Stroke size={14} weight={2.4}>
    <path d="M6 9.5l6 6 6-6" />
  </Stroke>
);

export const CloseIcon = () => (
  <Stroke size={20} weight={2.2}>
    <path d="M6 6l12 12M18 6L6 18" />
  </Stroke>
);

export const PinIcon = () => (
  <Small>
    <path d="M12 21s-6.5-5.6-6.5-11a6.5 6.5 0 0113 0c0 5.4-6.5 11-6.5 11z" />
    <circle cx="12" cy="10" r="2.3" />
  </Small>
);

export const PhoneIcon = () => (
  <Small>
    <path d="M5 4h3.600l1.7 4.3-2.2 1.500a12 12 0 006.1 6.100l1.5-2.200L20 15.400V19a1.8 1.8 0 01-2 1.800A15.5 15.5 0 013.2 6 1.8 1.8 0 015 4z" />
  </Small>
);

export const MailIcon = () => (
  <Small>
    <rect x="3.5" y="5.5" width="17" height="13" rx="2.5" />
    <path d="M4.5 7.500L12 13l7.5-5.5" />
  </Small>
);

export const WebIcon = () => (
  <Small>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M3.5 12h17M12 3.500c2.5 2.5 3.7 5.3 3.7 8.500s-1.2 6-3.7 8.500c-2.5-2.5-3.7-5.3-3.7-8.500s1.2-6 3.7-8.500z" />
  </Small>
);
