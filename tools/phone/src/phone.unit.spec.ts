import { afterEach, describe, expect, test } from '@jest/globals';
import {
  startScriptedProduct,
  token,
  type Documents,
  type ScriptedProduct,
} from '../test/scripted-product.ts';
import type { Heard } from './heard.ts';
import { createPhone, type Phone } from './phone.ts';

let product: ScriptedProduct;
afterEach(() => product.close());

const incoming = '/twilio/voice/incoming';
const end = '<Say>Goodbye.</Say><Hangup/>';

async function dial(documents: Documents): Promise<{ phone: Phone; heard: Heard }> {
  product = await startScriptedProduct(documents);
  const phone = createPhone({ url: product.url, token, from: '+12125550101' });
  return { phone, heard: await phone.dials() };
}

const gather = (attributes: string, then = '<Redirect>/late</Redirect>'): Documents => ({
  [incoming]: `<Gather action="/turn" ${attributes}><Say>When?</Say></Gather>${then}`,
  '/turn': end,
  '/late': '<Say>Too late.</Say><Hangup/>',
});
const both = 'input="dtmf speech" actionOnEmptyResult="true"';

describe('a phone', () => {
  test('signs what it sends, and tells that the call has ended', async () => {
    const { heard } = await dial({ [incoming]: end });
    expect(heard).toMatchObject({ text: 'Goodbye.', wants: { kind: 'over', how: 'hung up' } });
    expect(product.seen.map(({ path }) => path)).toEqual([incoming, '/twilio/voice/status']);
    expect(product.seen.every(({ isSigned }) => isSigned)).toBe(true);
    expect(product.last()).toMatchObject({ CallStatus: 'completed', From: '+12125550101' });
  });

  test('signs for the address that the product believes to be its own', async () => {
    product = await startScriptedProduct({ [incoming]: end });
    const publicUrl = 'https://book.example.com';
    await createPhone({ url: product.url, publicUrl, token }).dials();
    expect(product.seen.map(({ isSigned }) => isSigned)).toEqual([false, false]);
  });

  test('follows redirects, and hears what each says', async () => {
    const { heard } = await dial({
      [incoming]: '<Say>One.</Say><Pause length="1"/><Redirect method="GET">/next?a=1</Redirect>',
      '/next': '<Say>Two.</Say><Hangup/>',
    });
    expect(heard.text).toBe('One. Two.');
    expect(product.seen[1]).toMatchObject({ method: 'GET' });
  });

  test('says that it is sent round and round, and that a document is none', async () => {
    const round = dial({ [incoming]: '<Redirect>/twilio/voice/incoming</Redirect>' });
    await expect(round).rejects.toThrow('round and round');
    product.close();
    await expect(dial({ [incoming]: '<Sing>La</Sing>' })).rejects.toThrow('Sing');
  });

  test.each([500, 502])('asks the fallback after %i, as the carrier does', async (status) => {
    const { heard } = await dial({ [incoming]: status, '/twilio/voice/fallback': end });
    expect(heard.text).toBe('Goodbye.');
    expect(product.seen[1]?.fields).toMatchObject({ ErrorCode: '11200' });
  });

  test('a call that is rejected is over', async () => {
    const { heard } = await dial({ [incoming]: '<Reject reason="busy"/>' });
    expect(heard.wants).toEqual({ kind: 'over', how: 'rejected' });
  });

  test('one that nobody can act on any more says what was heard last', async () => {
    const { phone } = await dial({ [incoming]: end });
    await expect(phone.says('hello')).rejects.toThrow('heard: "Goodbye."');
  });
});

describe('a gather', () => {
  test.each<[string, (phone: Phone) => Promise<Heard>, string, object]>([
    [
      'words',
      (phone) => phone.says('on friday', 0.5),
      both,
      { SpeechResult: 'on friday', Confidence: '0.5' },
    ],
    ['words over its own', (phone) => phone.interrupts('friday'), both, { SpeechResult: 'friday' }],
    [
      'keys until the one that ends them',
      (phone) => phone.keys('212#9'),
      both,
      { Digits: '212', FinishedOnKey: '#' },
    ],
    [
      'as many keys as it wants',
      (phone) => phone.keys('12'),
      `${both} numDigits="1"`,
      { Digits: '1' },
    ],
    ['a key that ends with no keys', (phone) => phone.keys('#'), both, { Digits: '' }],
    ['silence, where that is wanted', (phone) => phone.stays(), both, { Digits: '' }],
  ])('sends %s', async (_what, act, attributes, fields) => {
    const { phone } = await dial(gather(attributes));
    expect((await act(phone)).text).toBe('Goodbye.');
    expect(product.seen[1]?.fields).toMatchObject(fields);
  });

  test.each<[string, (phone: Phone) => Promise<Heard>]>([
    ['silence', (phone) => phone.stays()],
    ['words', (phone) => phone.says('on friday')],
  ])('for keys alone is passed over at %s', async (_what, act) => {
    const { phone } = await dial(gather('input="dtmf"'));
    expect((await act(phone)).text).toBe('Too late.');
  });

  test('does not hear who talks over a sentence that cannot be interrupted', async () => {
    const { phone } = await dial({
      [incoming]: `<Say>Listen.</Say><Gather ${both} action="/turn"><Say>When?</Say></Gather><Hangup/>`,
      '/turn': end,
    });
    await phone.interrupts('friday');
    expect(product.seen[1]?.fields).not.toHaveProperty('SpeechResult');
  });

  test('that passes its end without a way on leaves the call in silence', async () => {
    await expect(dial(gather('input="dtmf"', ''))).rejects.toThrow('ends in silence');
  });
});

describe('a person who is called', () => {
  const ring: Documents = {
    [incoming]:
      '<Say>One moment.</Say><Dial action="/done"><Number url="/whisper">+12125550190</Number></Dial>',
    '/whisper':
      '<Gather input="dtmf" action="/key" numDigits="1"><Say>Press 1.</Say></Gather><Hangup/>',
    '/key': '',
    '/done': end,
  };

  test('hears the whisper, presses a key, and talks', async () => {
    const { phone, heard } = await dial(ring);
    expect(heard.wants).toMatchObject({ kind: 'person', number: '+12125550190' });
    const after = await phone.person({ kind: 'answers', key: '1', seconds: 60 });
    expect([after.whisper, after.text]).toEqual(['Press 1.', 'Goodbye.']);
    const [, whisper, key, done] = product.seen.map(({ fields }) => fields);
    expect(whisper).toMatchObject({ To: '+12125550190', ParentCallSid: phone.callSid });
    expect(key).toMatchObject({ Digits: '1', CallSid: whisper?.['CallSid'] });
    expect(done).toMatchObject({
      ...{ DialCallStatus: 'completed', DialBridged: 'true', DialCallDuration: '60' },
      CallSid: phone.callSid,
    });
  });

  test('that is a machine presses nothing, and has not talked', async () => {
    const { phone } = await dial(ring);
    await phone.person({ kind: 'machine' });
    expect(product.seen[2]?.fields).toMatchObject({ DialBridged: 'false' });
  });

  test.each(['no-answer', 'busy', 'failed'] as const)('%s is told', async (kind) => {
    const { phone } = await dial(ring);
    await phone.person({ kind });
    expect(product.seen[1]?.fields).toMatchObject({ DialCallStatus: kind, DialBridged: 'false' });
  });
});

describe('a recording', () => {
  const record: Documents = {
    [incoming]:
      '<Say>After the tone.</Say><Record action="/kept" maxLength="10" recordingStatusCallback="/ready"/><Redirect>/silent</Redirect>',
    '/kept': end,
    '/silent': '<Say>Nothing was said.</Say><Hangup/>',
  };

  test('is sent with its length, at most the longest', async () => {
    const { phone } = await dial(record);
    expect((await phone.records(12)).text).toBe('Goodbye.');
    expect(product.seen[1]?.fields).toMatchObject({ RecordingDuration: '10' });
    expect(product.seen.at(-1)).toMatchObject({
      path: '/ready',
      fields: {
        RecordingStatus: 'completed',
        RecordingSid: product.seen[1]?.fields['RecordingSid'],
      },
    });
  });

  test('in which nothing is said is none', async () => {
    const { phone } = await dial(record);
    expect((await phone.records(0)).text).toBe('Nothing was said.');
  });
});
