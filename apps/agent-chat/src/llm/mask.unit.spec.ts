import { createState } from '@gomomo/dialogue';
import { bloom } from '@gomomo/testing';
import { describe, expect, test } from '@jest/globals';
import { createMask } from './mask.ts';

const now = Date.parse('2026-11-23T14:00:00Z');
const { said, told } = createMask({ tenant: bloom, now, state: createState() });

describe('hidden from a model is', () => {
  test.each([
    ['call me on 212 555 0143 please', 'call me on [phone] please'],
    ['+49 30 1234567 is mine', '[phone] is mine'],
    ['(718) 555-0134', '[phone]'],
    ['my number: 2125550143', 'my number: [phone]'],
    ['212.555.0143 or 646-555-0199', '[phone] or [phone]'],
    ['it is two one two five five five zero one four three', 'it is [phone]'],
    ['555 0143, if you must', '[phone], if you must'],
    ['write to Jo.Reed+spa@example.co.uk, thanks', 'write to [e-mail], thanks'],
    ['dana@example.com and dan@example.com', '[e-mail] and [e-mail]'],
    ['dana at example dot com', '[e-mail]'],
    ['my reference is 7QK4-MD2X', 'my reference is [reference]'],
    ['7qk4md2x', '[reference]'],
    ['ABCD-EFGH is it', '[reference] is it'],
    ['abcd-7fgh is it', '[reference] is it'],
    ['7QK4-MD2X and 8ABC-DEF2', '[reference] and [reference]'],
    ['key gmk_a1b2 leaks', 'key [token] leaks'],
    [
      'see https://x.example/bloom#manage=7QK4MD2X.abc.def now',
      'see https://x.example/bloom[token] now',
    ],
    ['01890a5d-ac96-774b-bcce-b302099a8100', '[token]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', '[token]'],
    ['it is 7QK4 – MD2X', 'it is [reference]'],
    ['7QK4_MD2X please', '[reference] please'],
    ['7QK4.MD2X or 7QK4 / MD2X', '[reference] or [reference]'],
    ['7QK4 MD2X', '[reference]'],
    ['７ＱＫ４－ＭＤ２Ｘ', '[reference]'],
    ['it is seven Q K four M D two X', 'it is [reference]'],
    ['my code: 7 Q K 4 M D 2 X', 'my code: [reference]'],
    ['7-Q-K-4-M-D-2-X', '[reference]'],
    ['seven quebec kilo four dash mike delta two x-ray', '[reference]'],
    ['siete q k cuatro m d dos x', '[reference]'],
    ['7QK 4MD 2X', '[reference]'],
    ['jo @ example . com', '[e-mail]'],
    ['jo(at)example.com', '[e-mail]'],
    ['jo [at] example [dot] com', '[e-mail]'],
    ['write to jo at example dot com please', 'write to [e-mail] please'],
    ['jo dot reed at example dot co dot uk', '[e-mail]'],
    ['jo arroba ejemplo punto com', '[e-mail]'],
    ['jo at gmail', '[e-mail]'],
    ['jo＠example．com', '[e-mail]'],
    ['jo@example, I think', '[e-mail], I think'],
    ['jo(a)example.com', '[e-mail]'],
    ['jo_at_example.com', '[e-mail]'],
    ['jo at the domain example.com', '[e-mail]'],
    ['jo, then at sign, then example.com', '[e-mail]'],
    ['212 then 555 then 0143', '[phone]'],
    ['212, and then 5550143', '[phone]'],
    ['212*555*0143', '[phone]'],
    ['212_555_0143', '[phone]'],
    ['212 • 555 • 0143', '[phone]'],
    ['212–555–0143', '[phone]'],
    ['212, 555, 0143', '[phone]'],
    ['2,1,2,5,5,5,0,1,4,3', '[phone]'],
    ['212-555-CALL', '[phone]'],
    ['1-800-FLOWERS', '[phone]'],
    ['two one two, five five five, oh one four three', '[phone]'],
    ['two twelve five fifty five oh one forty three', '[phone]'],
    ['two 1 two 555 oh one 4 three', '[phone]'],
    ['llámame al dos uno dos cinco cinco cinco cero uno cuatro tres', 'llámame al [phone]'],
    ['deux un deux cinq cinq cinq zéro un quatre trois', '[phone]'],
    ['zwei eins zwei fünf fünf fünf null eins vier drei', '[phone]'],
    ['２１２５５５０１４３', '[phone]'],
    ['٢١٢٥٥٥٠١٤٣', '[phone]'],
    ['۲۱۲ ۵۵۵ ۰۱۴۳', '[phone]'],
    ['२१२५५५०१४३', '[phone]'],
    ['212\u200b555\u200b0143', '[phone]'],
  ])('in "%s" what identifies', (text, masked) => {
    expect(said(text)).toBe(masked);
  });

  test.each([
    'yoga on 2026-11-27 at 14:00',
    'the 27/11/2026 please',
    'friday 10:30-11:30',
    'between 2 and 4 on november 24',
    'a full-body massage for 2 people, well-being',
    'Good, I am holding 2:00 PM on Tuesday, November 24 for you with Priya.',
    'it costs $95.00 for 60 minutes',
    'my name is Dana',
    'the 3rd of May at 2:30',
    '$45',
    'from $1,000,000 to $45',
    '10 to 12',
    '2026-12-05',
    '2026–12–05',
    'on 12/05/2026 at 10:30',
    '10am-12pm or the 10th-12th',
    'at 2, 3, 4, 5 or 6',
    'the 24th, 25th or 26th',
    '24, 25, 26, 27 and 28 November',
    'two thirty or three thirty',
    'one of us, not two or three, four at most',
    'for two at three on the fourth of May',
    'look at this. Then call',
    'see you at 10 a.m. on Friday',
    'a treatment for 90 minutes at 2:30 PM for $95.00',
    'nine to five, twenty four seven',
    'I am at home',
    'yoga@3pm',
    'the facial at 10 then 30 minutes of yoga',
    'twenty twenty six',
  ])('nothing of "%s"', (text) => {
    expect([said(text), told(text)]).toEqual([text, text]);
  });

  test.each([
    ['Thank you. Your reference is 7QK4-MD2X.', 'Thank you. Your reference is [reference].'],
    ['I have (212) 555-0143 for you.', 'I have [phone] for you.'],
    ['I have +1 (212) 555-0143 for you.', 'I have [phone] for you.'],
    ['Please write to desk@bloom.example.', 'Please write to [e-mail].'],
  ])('what the desk itself has written: "%s"', (text, masked) => {
    expect(told(text)).toBe(masked);
  });

  test('what the conversation knows, however it is written', () => {
    const state = { ...createState(), client: { name: 'Jo', phone: null, email: 'jo@spa' } };
    expect(createMask({ tenant: bloom, now, state }).told('JO@SPA it is')).toBe('[e-mail] it is');
  });
});
