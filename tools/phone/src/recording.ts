import { randomBytes } from 'node:crypto';
import type { Element, Fields } from '@gomomo/fakes';
import { z } from 'zod';

const recording = z.object({ sid: z.string() });

/** A recording of a call, kept at a fake of Twilio where there is one. */
export async function keepRecording(
  twilioUrl: string | undefined,
  callSid: string,
  seconds: number,
): Promise<string> {
  if (twilioUrl === undefined) return `RE${randomBytes(16).toString('hex')}`;
  const body = new URLSearchParams({ callSid, seconds: String(seconds) });
  const response = await fetch(`${twilioUrl}/recordings`, { method: 'POST', body });
  return recording.parse(await response.json()).sid;
}

/** What `<Record>` sends of a message of so many seconds; a silent one sends nothing. */
export function recordedFields(
  { attributes }: Element,
  options: { sid: string; accountSid: string; seconds: number; twilioUrl: string | undefined },
): Fields {
  const { sid, accountSid, twilioUrl = 'https://api.twilio.com' } = options;
  const seconds = Math.min(options.seconds, Number(attributes['maxLength'] ?? 3_600));
  return {
    RecordingSid: sid,
    RecordingUrl: `${twilioUrl}/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`,
    RecordingDuration: String(seconds),
    Digits: (attributes['finishOnKey'] ?? '1234567890*#').slice(-1),
  };
}
