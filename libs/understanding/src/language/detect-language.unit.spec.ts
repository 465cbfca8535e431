import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { detectLanguage } from './detect-language.ts';

describe('the language of a turn', () => {
  test.each([
    ['quiero una cita para mañana', 'es'],
    ['lunes 10:00', 'es'],
    ['Hola, ¿tienen algo el viernes por la tarde?', 'es'],
    ['necesito cancelar mi turno', 'es'],
    ['je voudrais un rendez-vous demain matin', 'fr'],
    ['bonjour, avez-vous de la place samedi à 14h ?', 'fr'],
    ['am Mittwoch um 14 Uhr', 'de'],
    ['Ich hätte gern einen Termin', 'de'],
    ['vorrei prenotare un massaggio per domani', 'it'],
    ['lunedì alle 15', 'it'],
    ['gostaria de marcar um horário para amanhã', 'pt'],
    ['sexta-feira às 10 da manhã', 'pt'],
    ['ik wil graag een afspraak maken voor vrijdag', 'nl'],
    ['chciałbym umówić wizytę na jutro', 'pl'],
    ['yarın saat üçte randevu istiyorum', 'tr'],
    ['tôi muốn đặt lịch hẹn ngày mai', 'vi'],
    ['jag vill boka en tid imorgon', 'sv'],
    ['хочу записаться на завтра', 'ru'],
    ['чи є вільний час у п’ятницю? хочу записатися, дякую, її', 'uk'],
    ['أريد حجز موعد غدا', 'ar'],
    ['我想预约明天下午', 'zh'],
    ['明日の午後に予約したいです', 'ja'],
    ['내일 예약하고 싶어요', 'ko'],
    ['मुझे कल के लिए समय चाहिए', 'hi'],
    ['אני רוצה לקבוע תור', 'he'],
    ['θέλω ένα ραντεβού', 'el'],
  ])('of "%s" is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test.each([
    'book me a facial tomorrow at 3',
    'Hi, this is Maria de la Cruz, can I come in on Friday?',
    'no',
    'si',
    'ok',
    'an',
    'me',
    '10:00',
    'am I late',
    'sat pls',
    'Jean-Luc Picard',
    'Van der Berg',
    'Ana Lucía García',
    'I want a balayage with Chloé',
    'do you have a spa day in december',
    'we are a party of 4',
    'so on the day after',
    'is it on',
  ])('is not made of English, names and short words: "%s"', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });
});

test.each([
  ['Ja, richtig', 'de'],
  ['ja genau!', 'de'],
  ["oui, c'est bon", 'fr'],
  ['sí, claro', 'es'],
  ['va bene, grazie', 'it'],
  ['Ja, graag', 'nl'],
])('a yes of two words is of its language: "%s"', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each(['ok', 'ja', 'si', 'no', 'Ja Rule', 'Klara Richtig'])(
  'what may be English or a name is of none: "%s"',
  (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  },
);

// "C 8 W 4 Y 1 9 Z" was Polish: "w" and "z" are words there, and the reference was not heard.
test('what is spelled out is of no language', () => {
  const symbols = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ', ...'WZVSAEOYKUI'];
  const codes = fc.array(fc.constantFrom(...symbols), { minLength: 8, maxLength: 8 });
  const leads = fc.constantFrom('', 'it is ', 'my reference is ');
  fc.assert(
    fc.property(codes, leads, (code, lead) => {
      expect(detectLanguage(lead + code.join(' '))).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
