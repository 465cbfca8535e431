/** A text message that somebody has sent to a business. */
export interface Text {
  readonly messageSid: string;
  /** E.164 */
  readonly from: string;
  readonly to: string;
  readonly body: string;
}

/** What a conversation by text messages is kept under; in braces what Redis Cluster places it by. */
export const textsKeyOf = (tenantId: string, phone: string): string => `sms:{${tenantId} ${phone}}`;
