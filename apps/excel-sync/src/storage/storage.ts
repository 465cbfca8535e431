/** A file's path below the root of the storage, in parts: `['bloom-4f1c9a7e', 'bloom.xlsx']`. */
export type Path = readonly string[];

/** Somebody has a file open. */
export interface InUse {
  /** The name of what his program keeps beside it; undefined: the system itself says so. */
  readonly lock: string | undefined;
  /** Who he is, where that can be read. */
  readonly holder: string | undefined;
}

/**
 * Where files lie. What is read is always a whole file, the one before or the one after a write; who
 * writes is one at a time by himself.
 */
export interface Storage {
  readonly kind: 'folder' | 's3';
  /** For people: where to look for it. */
  where(path: Path): string;
  /** Undefined: there is none. */
  read(path: Path): Promise<Uint8Array | undefined>;
  /** Undefined: nobody is known to have it open. */
  findInUse(path: Path): Promise<InUse | undefined>;
  /** Where somebody has it open nothing is written. Not begun once the signal is aborted. */
  write(path: Path, bytes: Uint8Array, signal: AbortSignal): Promise<'written' | InUse>;
  /** The names of the files in a folder, by name. */
  list(folder: Path): Promise<string[]>;
  remove(path: Path): Promise<void>;
  /** With everything below it. */
  removeFolder(folder: Path): Promise<void>;
  /** Removes what was half written by who was killed. */
  sweep(): Promise<void>;
  /** @throws when it cannot be reached or written to */
  ready(): Promise<void>;
  /** For whoever looks after it: what a throw means, and what to do about it. No full stop. */
  explain(error: unknown): string;
}
