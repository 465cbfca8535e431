/** How a channel talks. The core is the same for all of them. */
export interface ChannelPolicy {
  readonly channel: 'chat' | 'voice' | 'sms';
  /** Options named in one turn. */
  readonly options: number;
  /** Options spread over what is free (voice) instead of the first ones (chat shows a card). */
  readonly spread: boolean;
  /** Show free times at once where a day has not been named yet (a card); voice asks first. */
  readonly showTimesEarly: boolean;
  /** Ask for name and contact in one question. */
  readonly askTogether: boolean;
  /** Misses in a row (of one sort) after which a way out is offered. */
  readonly retries: number;
  /** Turns of the client, null: no limit. */
  readonly turns: number | null;
  /** `dial`: a person can be put through; `none`: the business's own number is said. */
  readonly transfer: 'dial' | 'none';
  /** A link can be sent to the caller's number. */
  readonly link: boolean;
  /** Somebody can be asked to call back. */
  readonly callBack: boolean;
  /** A message can be spoken after a tone. */
  readonly message: boolean;
  /** Which contact is enough to book with, in the order asked. */
  readonly contact: 'phone-or-email' | 'phone';
}

export const chatPolicy: ChannelPolicy = {
  channel: 'chat',
  options: 6,
  spread: false,
  showTimesEarly: true,
  askTogether: true,
  retries: 3,
  turns: null,
  transfer: 'none',
  link: false,
  callBack: false,
  message: false,
  contact: 'phone-or-email',
};

export const voicePolicy: ChannelPolicy = {
  channel: 'voice',
  options: 3,
  spread: true,
  showTimesEarly: false,
  askTogether: false,
  retries: 3,
  turns: 20,
  transfer: 'dial',
  link: true,
  callBack: true,
  message: true,
  contact: 'phone',
};
