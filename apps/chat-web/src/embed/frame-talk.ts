/**
 * What the page in a frame and the script of the site around it say to each other. Only sites that the
 * tenant lists may frame the page (its policy says so to the browser), so the page answers its parent.
 */
export type FromFrame =
  /** The page is there. `keeps`: the browser lets it keep things by itself. */
  | { readonly gomomo: 'here'; readonly keeps: boolean }
  /** To be kept by the site until the frame comes back. */
  | { readonly gomomo: 'keep'; readonly value: string }
  /** Escape was pressed, and nothing in the page wanted it. */
  | { readonly gomomo: 'close' };

/** What was kept. `keeps`: the site's own storage is not refused. */
export interface FromSite {
  readonly gomomo: 'kept';
  readonly value: string | null;
  readonly keeps: boolean;
}

const isTalk = (data: unknown): data is { readonly gomomo: unknown } =>
  typeof data === 'object' && data !== null && 'gomomo' in data;

/** Reads a message of the page. Undefined: somebody else's, or of a form not known here. */
export function readFromFrame(data: unknown): FromFrame | undefined {
  if (!isTalk(data)) return undefined;
  const { gomomo, keeps, value } = data as Record<string, unknown>;
  if (gomomo === 'here') return { gomomo, keeps: keeps === true };
  if (gomomo === 'keep' && typeof value === 'string') return { gomomo, value };
  return gomomo === 'close' ? { gomomo } : undefined;
}

/** Reads a message of the site. Undefined: somebody else's, or of a form not known here. */
export function readFromSite(data: unknown): FromSite | undefined {
  if (!isTalk(data) || data.gomomo !== 'kept') return undefined;
  const { keeps, value } = data as Record<string, unknown>;
  return {
    gomomo: 'kept',
    keeps: keeps === true,
    value: typeof value === 'string' ? value : null,
  };
}
