/** A file's path below the root of the storage, in parts: `['bloom-4f1c9a7e', 'bloom.xlsx']`. */
export type Path = readonly string[];

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
  /** `in-use`: somebody has it open or locked; nothing was written. Not begun once the signal is aborted. */
  write(path: Path, bytes: Uint8Array, signal: AbortSignal): Promise<'written' | 'in-use'>;
  /** The names of the files in a folder, by name. */
  list(folder: Path): Promise<string[]>;
  remove(path: Path): Promise<void>;
  /** With everything below it. */
  removeFolder(folder: Path): Promise<void>;
  /** Removes what was half written by who was killed. */
  sweep(): Promise<void>;
  /** @throws when it cannot be reached or written to */
  ready(): Promise<void>;
}
