import type { CallTurn } from '../use-cases/hear-caller.ts';
import type { Recording } from '../domain/callback-request.ts';
import type { Line } from '../domain/line.ts';
import { isCallSid } from '../domain/call.ts';
import type { Form } from './read-form.ts';

/** A field that is there once. */
export const fieldOf = ({ fields }: Form, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** Undefined: no call that we know the form of. */
export function findLine(form: Form, baseUrl: string): Line | undefined {
  const callSid = fieldOf(form, 'CallSid');
  if (!isCallSid(callSid)) return undefined;
  return { callSid, from: fieldOf(form, 'From'), called: fieldOf(form, 'To'), baseUrl };
}

/** Keys count before words: who presses one does not want to be misheard. */
export function toCallTurn(form: Form): CallTurn {
  const digits = fieldOf(form, 'Digits');
  if (/^[\d*#]+$/.test(digits)) return { kind: 'keys', digits };
  const text = fieldOf(form, 'SpeechResult').trim();
  return text === '' ? { kind: 'silence' } : { kind: 'text', text };
}

/** Undefined: nothing was spoken. */
export function findRecording(form: Form): Recording | undefined {
  const url = fieldOf(form, 'RecordingUrl');
  const sid = fieldOf(form, 'RecordingSid');
  const seconds = Number(fieldOf(form, 'RecordingDuration'));
  const isOne = /^https?:\/\/\S+$/.test(url) && /^RE[0-9a-fA-F]{32}$/.test(sid);
  return isOne && Number.isInteger(seconds) && seconds > 0 ? { url, sid, seconds } : undefined;
}

const stepsMax = 1_000;

/** The step in the address; what is none is the first. */
export function toStep(value: unknown): number {
  const step = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : 1;
  return Math.min(Math.max(step, 1), stepsMax);
}
