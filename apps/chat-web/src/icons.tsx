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
