/** Tells when a caller stays silent: the relay says nothing of that by itself. */
export interface QuietWatch {
  /** The words are spoken first, then so long is waited. */
  start(text: string, timeoutSeconds: number): void;
  /** Nothing is spoken any more: waits as long as it was asked to last. */
  resume(): void;
  stop(): void;
}

/** Of speech at an ordinary pace; long rather than short, so that nobody is asked into their thinking. */
const msPerCharacter = 75;

export function createQuietWatch(onQuiet: () => void): QuietWatch {
  let timer: NodeJS.Timeout | undefined;
  let timeoutMs = 0;
  const wait = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(onQuiet, ms);
  };
  return {
    start(text, timeoutSeconds) {
      timeoutMs = timeoutSeconds * 1_000;
      wait(text.length * msPerCharacter + timeoutMs);
    },
    resume: () => wait(timeoutMs),
    stop: () => clearTimeout(timer),
  };
}
