import { newSid, toApiDate } from './message.ts';

export interface Recording {
  readonly sid: string;
  readonly callSid: string;
  readonly seconds: number;
  readonly createdAt: Date;
}

/** A call has been recorded. */
export function record(
  recordings: Map<string, Recording>,
  callSid: string,
  seconds: number,
): Recording {
  const recording = { sid: newSid('RE'), callSid, seconds, createdAt: new Date() };
  recordings.set(recording.sid, recording);
  return recording;
}

/** The resource (twilio.com/docs/voice/api/recording). */
export function toRecordingResource(recording: Recording, accountSid: string): object {
  const { sid, callSid, seconds, createdAt } = recording;
  const uri = `/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    call_sid: callSid,
    channels: 1,
    conference_sid: null,
    date_created: toApiDate(createdAt),
    date_updated: toApiDate(createdAt),
    duration: String(seconds),
    encryption_details: null,
    error_code: null,
    price: null,
    price_unit: 'USD',
    sid,
    source: 'RecordVerb',
    start_time: toApiDate(createdAt),
    status: 'completed',
    subresource_uris: {},
    uri: `${uri}.json`,
    media_url: `https://api.twilio.com${uri}`,
  };
}

/** Silence of that length: telephone quality, mono. */
export function toWave({ seconds }: Recording): Buffer {
  const rate = 8_000;
  const data = Buffer.alloc(rate * seconds, 0x80);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
