import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of the bench's own, so that its load is counted apart. */
export interface Child {
  readonly pid: number;
  ask<Answer>(question: string, given?: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

interface Asked {
  readonly id: number;
  readonly question: string;
  readonly given: unknown;
}

interface Told {
  readonly id: number;
  readonly answer?: unknown;
  readonly failure?: string;
}

/** Starts `file` beside this one; `settings` go along as its first question, `start`. */
export async function startChild(file: string, settings: unknown): Promise<Child> {
  const child = fork(new URL(file, import.meta.url), { serialization: 'advanced' });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const closed = once(child, 'exit').then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} has ended`));
  });
  child.on('message', ({ id, answer, failure }: Told) => {
    if (failure === undefined) waiting.get(id)?.resolve(answer);
    else waiting.get(id)?.reject(new Error(`${file}: ${failure}`));
    waiting.delete(id);
  });
  let asked = 0;
  const ask = <Answer>(question: string, given?: unknown): Promise<Answer> => {
    const id = asked++;
    const turn = Promise.withResolvers<unknown>();
    waiting.set(id, turn);
    child.send({ id, question, given } satisfies Asked);
    return turn.promise as Promise<Answer>;
  };
  await ask('start', settings);
  return {
    pid: child.pid ?? 0,
    ask,
    async stop() {
      if (child.connected) child.disconnect();
      await closed;
    },
  };
}

/** The other end: answers each question by the handler of its name; ends with the parent. */
export function answerParent(
  handlers: Readonly<Record<string, (given: never) => Promise<unknown>>>,
  close: () => Promise<void> = async () => undefined,
): void {
  process.on('message', ({ id, question, given }: Asked) => {
    const handle = handlers[question] ?? (() => Promise.reject(new Error(`what is ${question}?`)));
    handle(given as never).then(
      (answer) => process.send?.({ id, answer } satisfies Told),
      (error: unknown) => process.send?.({ id, failure: String(error) } satisfies Told),
    );
  });
  process.once('disconnect', () => {
    void close().finally(() => process.exit());
  });
}
