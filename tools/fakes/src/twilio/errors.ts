/** An error as Twilio's REST API tells it (twilio.com/docs/usage/twilios-response). */
export interface ApiError {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

export const wrongCredentials: ApiError = { status: 401, code: 20003, message: 'Authenticate' };

export const notFound = (path: string): ApiError => ({
  status: 404,
  code: 20404,
  message: `The requested resource ${path} was not found`,
});

const statuses: Readonly<Record<number, ApiError>> = {
  401: wrongCredentials,
  429: { status: 429, code: 20429, message: 'Too Many Requests' },
  500: { status: 500, code: 20500, message: 'An internal server error has occurred' },
  503: { status: 503, code: 20503, message: 'Service is unavailable. Please try again.' },
};

export const errorOfStatus = (status: number): ApiError =>
  statuses[status] ?? { status, code: 20_000 + status, message: `Error ${status}` };

/** The texts of the error dictionary (twilio.com/docs/api/errors); `to` and `from` as sent. */
const refusals: Readonly<Record<number, (to: string, from: string) => string>> = {
  21211: (to) => `Invalid 'To' Phone Number: ${to}`,
  21212: (_to, from) => `Invalid From Number (caller ID): ${from}`,
  21408: (to) =>
    `Permission to send an SMS has not been enabled for the region indicated by the 'To' number: ${to}.`,
  21602: () => 'Message body is required.',
  21603: () => "A 'From' phone number is required.",
  21604: () => "A 'To' phone number is required.",
  21606: (_to, from) =>
    `The 'From' phone number ${from} is not a valid, message-capable Twilio phone number for this destination/account.`,
  21609: () => "The 'StatusCallback' URL is not a valid URL.",
  21610: () => 'Attempt to send to unsubscribed recipient',
  21612: (to, from) =>
    `The 'To' phone number: ${to}, is not currently reachable using the 'From' phone number: ${from} via SMS.`,
  21614: (to) => `To number: ${to}, is not a mobile number`,
  21617: () => 'The concatenated message body exceeds the 1600 character limit.',
};

/** A message that is not taken, by its code. */
export function refusalOf(code: number, to: string, from: string): ApiError {
  const status = code === 21408 ? 403 : 400;
  return { status, code, message: refusals[code]?.(to, from) ?? `Error ${code}` };
}

/** The body that goes with an error. */
export const toErrorBody = ({ status, code, message }: ApiError): object => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});
