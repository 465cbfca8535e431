/** Answers a question by its key; see `createShareNext`. */
export type ShareNext<Answer> = (key: string, ask: () => Promise<Answer>) => Promise<Answer>;

interface Flight<Answer> {
  readonly running: Promise<Answer>;
  /** Starts when the one that runs has ended; whoever asks meanwhile shares it. */
  next?: Promise<Answer>;
}

/**
 * Equal questions that come while one is being answered share the next answer, never the one that is under
 * way: so each answer was begun after its question, and tells whatever was true then. Of any number of
 * callers at once, two ask.
 */
export function createShareNext<Answer>(): ShareNext<Answer> {
  const flights = new Map<string, Flight<Answer>>();
  const start = (key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const flight: Flight<Answer> = { running: ask() };
    flights.set(key, flight);
    const end = () => {
      if (flight.next === undefined) flights.delete(key);
    };
    flight.running.then(end, end);
    return flight.running;
  };
  return (key, ask) => {
    const flight = flights.get(key);
    if (flight === undefined) return start(key, ask);
    const startNext = () => start(key, ask);
    flight.next ??= flight.running.then(startNext, startNext);
    return flight.next;
  };
}
