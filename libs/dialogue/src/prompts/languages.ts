/**
 * Said once to somebody who writes in another language than the one spoken here, in their language:
 * what can be done, and how. ISO 639-1. `{phone}` as in every message.
 */
const sentences: Readonly<Record<string, string>> = {
  es: 'Aquí solo entiendo inglés. Puede elegir servicio, día y hora con los botones, o escribir en inglés.[ También puede llamar al {phone}.]',
  fr: 'Je ne comprends ici que l’anglais. Vous pouvez choisir la prestation, le jour et l’heure avec les boutons, ou écrire en anglais.[ Vous pouvez aussi appeler le {phone}.]',
  de: 'Ich verstehe hier nur Englisch. Leistung, Tag und Uhrzeit können Sie mit den Tasten wählen, oder auf Englisch schreiben.[ Sie können auch {phone} anrufen.]',
  it: 'Qui capisco solo l’inglese. Può scegliere servizio, giorno e ora con i pulsanti, oppure scrivere in inglese.[ Può anche chiamare il {phone}.]',
  pt: 'Aqui só entendo inglês. Pode escolher serviço, dia e hora com os botões, ou escrever em inglês.[ Também pode ligar para {phone}.]',
  nl: 'Ik versta hier alleen Engels. U kunt dienst, dag en tijd met de knoppen kiezen, of in het Engels schrijven.[ U kunt ook {phone} bellen.]',
  pl: 'Rozumiem tu tylko angielski. Usługę, dzień i godzinę można wybrać przyciskami lub napisać po angielsku.[ Można też zadzwonić: {phone}.]',
  sv: 'Här förstår jag bara engelska. Du kan välja tjänst, dag och tid med knapparna, eller skriva på engelska.[ Du kan också ringa {phone}.]',
  da: 'Her forstår jeg kun engelsk. Du kan vælge ydelse, dag og tid med knapperne, eller skrive på engelsk.[ Du kan også ringe {phone}.]',
  nb: 'Her forstår jeg bare engelsk. Du kan velge tjeneste, dag og tid med knappene, eller skrive på engelsk.[ Du kan også ringe {phone}.]',
  tr: 'Burada yalnızca İngilizce anlıyorum. Hizmeti, günü ve saati düğmelerle seçebilir veya İngilizce yazabilirsiniz.[ {phone} numarasını da arayabilirsiniz.]',
  ru: 'Здесь я понимаю только английский. Услугу, день и время можно выбрать кнопками или написать по-английски.[ Можно также позвонить: {phone}.]',
  uk: 'Тут я розумію лише англійську. Послугу, день і час можна вибрати кнопками або написати англійською.[ Також можна зателефонувати: {phone}.]',
  zh: '这里只能使用英文。您可以用按钮选择服务、日期和时间，或用英文书写。[也可以致电 {phone}。]',
  ja: 'ここでは英語のみ対応しています。サービス、日にち、時間はボタンで選ぶか、英語でお書きください。[お電話は {phone} です。]',
  ko: '여기서는 영어만 이해합니다. 버튼으로 서비스, 날짜, 시간을 고르거나 영어로 써 주세요.[ {phone} 번으로 전화하셔도 됩니다.]',
  ar: 'أفهم هنا الإنجليزية فقط. يمكنك اختيار الخدمة واليوم والوقت بالأزرار أو الكتابة بالإنجليزية.[ يمكنك أيضا الاتصال على {phone}.]',
  he: 'כאן אני מבין אנגלית בלבד. אפשר לבחור שירות, יום ושעה בכפתורים, או לכתוב באנגלית.[ אפשר גם להתקשר {phone}.]',
  vi: 'Ở đây tôi chỉ hiểu tiếng Anh. Bạn có thể chọn dịch vụ, ngày và giờ bằng các nút, hoặc viết bằng tiếng Anh.[ Bạn cũng có thể gọi {phone}.]',
  hi: 'यहाँ मैं केवल अंग्रेज़ी समझता हूँ। आप सेवा, दिन और समय बटन से चुन सकते हैं, या अंग्रेज़ी में लिखें।[ आप {phone} पर भी फ़ोन कर सकते हैं।]',
};

/** Undefined for a language without a sentence; English is said then. */
export const sentenceIn = (language: string): string | undefined => sentences[language];
