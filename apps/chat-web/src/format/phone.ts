/** Country codes of one digit and of two (ITU-T E.164, list of 2023); all others have three. */
const oneDigit = /^[17]/;
const twoDigits = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** "+1 718 555 0134": an E.164 number in groups that can be read out. */
export function formatPhone(phone: string): string {
  const digits = /^\+(\d{6,15})$/.exec(phone)?.[1];
  if (digits === undefined) return phone;
  const codeLength = oneDigit.test(digits) ? 1 : twoDigits.test(digits) ? 2 : 3;
  const rest = digits.slice(codeLength);
  const groups = rest.match(/\d{3}(?=\d{3})|\d+/g) ?? [];
  return [`+${digits.slice(0, codeLength)}`, ...groups].join(' ');
}
