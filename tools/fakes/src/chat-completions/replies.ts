import type { Answer, Call, Fault, Reply } from './step.ts';

/** Short words for steps and models. */
export const say = (text: string): Answer => ({ reply: { text } });

export const calls = (...all: readonly Call[]): Answer => ({ reply: { calls: all } });

export const call = (name: string, args: unknown = {}): Answer => calls({ name, arguments: args });

export const act = (...commands: readonly unknown[]): Answer => call('act', { commands });

export const sayNothing = (): Answer => ({ reply: {} });

/** Ends before its time: too long, or filtered. */
export const cutShort = (finish: 'length' | 'content_filter', reply: Reply = {}): Answer => ({
  reply: { text: 'Of course, I', ...reply, finish },
});

export const fail = (fault: Fault, reply?: Reply): Answer => ({ fault, ...(reply && { reply }) });
