import type { Message } from '../contract.ts';
import type { Outgoing } from './conversation.ts';
import type { Caller } from './wire.ts';

/** What outlives a reload and a closed window. */
export interface Kept {
  readonly sessionId?: string;
  /** From a manage link, until the server has taken it. */
  readonly manageToken?: string;
  readonly outbox: readonly Outgoing[];
}

export const toCaller = ({ sessionId, manageToken }: Kept): Caller => ({
  ...(sessionId === undefined ? {} : { sessionId }),
  ...(manageToken === undefined ? {} : { manageToken }),
});

/** What outlives a reload of this window only: lets it paint before the server has answered. */
export interface Transcript {
  readonly sessionId: string;
  readonly state: string;
  readonly messages: readonly Message[];
}

export interface Keeper {
  read(): Kept;
  /** Reads, changes and writes in one go, so that two windows do not undo each other. */
  update(change: (kept: Kept) => Kept): Kept;
  readTranscript(): Transcript | undefined;
  writeTranscript(transcript: Transcript | undefined): void;
  /** What is being written and not sent; of this window only. */
  readDraft(): string;
  writeDraft(text: string): void;
  /** Calls back when another window of the same browser changed what is kept. */
  onForeignChange(changed: () => void): void;
}

export type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** For browsers that refuse storage, as some do inside a frame. */
export function createMemoryPlace(): Place {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

function parse(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Written by hand or by a version before this one: as good as nothing.
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isOutgoing = (value: unknown): value is Outgoing =>
  isObject(value) && typeof value['messageId'] === 'string' && typeof value['text'] === 'string';

function toKept(value: unknown): Kept {
  if (!isObject(value)) return { outbox: [] };
  const { sessionId, manageToken, outbox } = value;
  return {
    ...(typeof sessionId === 'string' ? { sessionId } : {}),
    ...(typeof manageToken === 'string' ? { manageToken } : {}),
    outbox: Array.isArray(outbox) ? outbox.filter(isOutgoing) : [],
  };
}

const isTranscript = (value: unknown): value is Transcript =>
  isObject(value) && typeof value['sessionId'] === 'string' && Array.isArray(value['messages']);

export interface KeeperPlaces {
  readonly local: Place;
  readonly window: Place;
  listen(changed: (key: string | null) => void): void;
  /** Storage is refused: nothing outlives this page. */
  readonly volatile: boolean;
}

/** Under which a tenant's conversation is kept. */
export const keyOf = (slug: string): string => `gomomo:${slug}`;

export function createKeeper(slug: string, places: KeeperPlaces): Keeper {
  const key = keyOf(slug);
  const draftKey = `${key}:draft`;
  const read = (): Kept => toKept(parse(places.local.getItem(key)));
  return {
    read,
    update(change) {
      const kept = change(read());
      places.local.setItem(key, JSON.stringify(kept));
      return kept;
    },
    readTranscript() {
      const value = parse(places.window.getItem(key));
      return isTranscript(value) ? value : undefined;
    },
    writeTranscript(transcript) {
      if (transcript) places.window.setItem(key, JSON.stringify(transcript));
      else places.window.removeItem(key);
    },
    readDraft: () => places.window.getItem(draftKey) ?? '',
    writeDraft(text) {
      if (text === '') places.window.removeItem(draftKey);
      else places.window.setItem(draftKey, text);
    },
    onForeignChange: (changed) => {
      places.listen((changedKey) => {
        if (changedKey === key || changedKey === null) changed();
      });
    },
  };
}

export const isStorageRefused = (window: Window): boolean =>
  findPlace(() => window.localStorage) === undefined;

function findPlace(open: () => Storage): Place | undefined {
  try {
    const place = open();
    place.getItem('');
    return place;
  } catch {
    // Storage is blocked.
    return undefined;
  }
}

/** The browser's own storage; what the site around the frame keeps, or memory, where it is refused. */
export function openPlaces(window: Window, handedIn?: Place): KeeperPlaces {
  const local = findPlace(() => window.localStorage) ?? handedIn;
  return {
    local: local ?? createMemoryPlace(),
    window: findPlace(() => window.sessionStorage) ?? createMemoryPlace(),
    volatile: local === undefined,
    listen: (changed) => {
      window.addEventListener('storage', (event) => {
        changed(event.key);
      });
    },
  };
}
