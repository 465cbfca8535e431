import type { Command } from './command.ts';
import type { Heard } from './heard.ts';
import { clearly, createDice, mumble } from './mumble.ts';
import { createPhone, type Phone, type PhoneOptions } from './phone.ts';
import { recognise } from './programs.ts';

/** Somebody with a telephone: does what the commands say, call after call. */
export interface Caller {
  /** Undefined: there is nothing to hear. */
  does(command: Command): Promise<Heard | undefined>;
  /** The reference that was heard last, as it was spelled. */
  reference(): string | undefined;
  /** Turns of the caller in this call. */
  turns(): number;
}

export interface CallerOptions extends PhoneOptions {
  /** The same seed mumbles alike. */
  readonly seed?: number;
  /** Hears what is in a file. */
  readonly recogniser?: string;
  /** Told what a recogniser makes of what is not simply typed. */
  readonly onHeardAs?: (text: string, confidence: number) => void;
}

interface Hand {
  readonly options: CallerOptions;
  readonly dice: () => number;
  /** Undefined: no call is on. */
  phone: Phone | undefined;
  from: string | undefined;
}

/** A reference as the desk spells it: eight characters, one by one. */
const spelled = /\b(?:[0-9A-Z],? ){7}[0-9A-Z]\b/;
/** How sure a recogniser is of a good recording. */
const fileConfidence = 0.8;

export function createCaller(options: CallerOptions): Caller {
  const dice = createDice(options.seed ?? 1);
  const hand: Hand = { options, dice, phone: undefined, from: options.from };
  let reference: string | undefined;
  let turns = 0;
  return {
    async does(command) {
      if (command.kind === 'calls') turns = 0;
      else if (command.kind !== 'again') turns += 1;
      const heard = await perform(hand, command);
      if (heard === undefined || heard.wants.kind === 'over') hand.phone = undefined;
      reference = spelled.exec(heard?.text ?? '')?.[0] ?? reference;
      return heard;
    },
    reference: () => reference,
    turns: () => turns,
  };
}

async function perform(hand: Hand, command: Command): Promise<Heard | undefined> {
  if (command.kind === 'calls') return call(hand, command.from);
  const { phone, dice } = hand;
  if (phone === undefined) throw new Error('No call is on; /call begins one.');
  switch (command.kind) {
    case 'says':
      return phone.says(command.text, clearly(dice));
    case 'interrupts':
      return phone.interrupts(command.text);
    case 'mumbles':
      return mumbles(hand, phone, command.text);
    case 'keys':
      return phone.keys(command.digits);
    case 'plays':
      return plays(hand, phone, command.file);
    case 'person':
      return phone.person(command.acts);
    case 'records':
      return phone.records(command.seconds);
    case 'silence':
      return phone.stays();
    case 'again':
      return phone.again();
    case 'hangs up':
      await phone.hangsUp();
      return undefined;
  }
}

async function call(hand: Hand, from = hand.from): Promise<Heard> {
  await hand.phone?.hangsUp();
  hand.from = from;
  hand.phone = createPhone({ ...hand.options, ...(from === undefined ? {} : { from }) });
  return hand.phone.dials();
}

function mumbles({ dice, options }: Hand, phone: Phone, said: string): Promise<Heard> {
  const { text, confidence } = mumble(said, dice);
  options.onHeardAs?.(text, confidence);
  return phone.says(text, confidence);
}

async function plays({ options }: Hand, phone: Phone, file: string): Promise<Heard> {
  const text = await recognise(file, options.recogniser);
  options.onHeardAs?.(text, fileConfidence);
  return text === '' ? phone.stays() : phone.says(text, fileConfidence);
}
