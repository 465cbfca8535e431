/** Written forms of what identifies somebody, in text whose figures and dashes have been made plain. */
export const forms = {
  token: [/#manage=\S+|\bgmk_[\w-]+|(?<![\w.-])(?=[\w.-]*\d)[\w-][\w.-]{22,}[\w-]/gu],
  email: [
    /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.[\p{L}\d-]{2,}/gu,
    // "jo @ example . com", "jo(at)example[dot]com".
    /[\p{L}\d._%+-]+(?:\s*@\s*|\s*[([{<]\s*(?:at|arroba)\s*[)\]}>]\s*)[\p{L}\d-]+(?:(?:\.|\s+\.\s+|\s*[([{<]\s*(?:dot|punto|point)\s*[)\]}>]\s*|\s+(?:dot|punto|point)\s+)[\p{L}\d-]+)+/giu,
    // "jo dot reed at example dot com", "jo at gmail.com", "jo at gmail".
    /[\p{L}\d._%+-]+(?:\s+(?:dot|punto|point|underscore|dash|hyphen|plus|minus)\s+[\p{L}\d_%+-]+)*\s+(?:at|arroba)\s+(?:[\p{L}\d-]+(?:(?:\.|\s+(?:dot|punto|point)\s+)[\p{L}][\p{L}-]+)+|(?:gmail|yahoo|hotmail|outlook|icloud|proton|protonmail|gmx|aol)(?![\p{L}\d]))/giu,
    // "jo@example".
    /[\p{L}\d._%+-]+@\p{L}[\p{L}\d-]+/gu,
    // "jo(a)example.com", "jo_at_example.com", "jo at the domain example.com", "jo, then at sign, then example.com".
    /[\p{L}\d.%+-]+(?:\([a@]\)|_(?:at|arroba)_|,?\s+(?:and\s+)?(?:then\s+)?(?:the\s+)?at(?:[\s-]sign)?,?\s+(?:and\s+)?(?:then\s+)?(?:the\s+)?(?:domain\s+)?)[\p{L}\d-]+(?:\.\p{L}[\p{L}-]+)+/giu,
  ],
  reference: [
    // Eight of Crockford's letters and figures; of letters alone only as it is printed.
    /\b(?!\d{1,2}(?:[ap]m|st|nd|rd|th)\b)(?=[\da-z]*[^\da-z]{0,4}[\da-z]*\d)(?=[\d\W_]*[a-z])[\da-hjkmnp-tv-z]{4}(?:\s?[-_./·*~]{1,2}\s?)?(?!\d{1,2}(?:[ap]m|st|nd|rd|th)\b)[\da-hjkmnp-tv-z]{4}\b/giu,
    /\b[A-HJKMNP-TV-Z]{4}\s?[-_./·*~]\s?[A-HJKMNP-TV-Z]{4}\b/gu,
    /\b(?!\d{1,2}[AP]M)(?=[\dA-Z ]{0,8}\d)[\dA-HJKMNP-TV-Z]{4} (?!\d{1,2}[AP]M)(?=[\dA-Z]*[A-Z])[\dA-HJKMNP-TV-Z]{4}\b/gu,
  ],
  phone: [
    // "212 then 555 then 0143".
    /(?<![\d:])\d{3}(?:,?\s+(?:and\s+)?then,?\s+\d{3,7})+(?![\d:])/giu,
    // "212-555-CALL", "1-800-FLOWERS".
    /(?<![\w:])(?:\+?1[-.\s])?\(?\d{3}\)?[-.\s]{1,2}(?:\d{3}[-.\s]?[A-Za-z]{4}|[A-Z]{5,8}|[A-Z]{3}-?[A-Z]{4})\b/gu,
    /(?<![\d:])\(?\+?\(?\d(?:[\s().\-/*_·•|~]{0,3}\d){6,}(?![\d:])/gu,
    /(?<![\d,.$€£])\d{3,}(?:[,;]\s?\d{3,})+(?!\d)/gu,
  ],
} as const;
