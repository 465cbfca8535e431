/** Whether a webhook or socket is of the account at Twilio that is ours; without one given, any is. */
export const isOurAccount = (ours: string | undefined, given: string): boolean =>
  ours === undefined || ours === given;
