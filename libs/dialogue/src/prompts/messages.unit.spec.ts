import { describe, expect, test } from '@jest/globals';

import { fillTemplate, namesIn } from './fill-template.ts';
import { english } from './messages-en.ts';

/** "I am not getting this right. or pick one of these.": an empty parameter broke the sentence. */
const outsideOfGroups = (template: string): string => template.replace(/\[[^\]]*\]/gu, '');

describe.each(Object.entries(english))('%s', (_, template) => {
  test.each(['Value', '5'])('is whole with every optional parameter empty (%s)', (value) => {
    const needed = namesIn(outsideOfGroups(template));
    const text = fillTemplate(template, Object.fromEntries(needed.map((name) => [name, value])));
    expect(text).not.toMatch(/ {2}|\s[.,:?]|[.,:?][.,:]|^[\s,.]|\s$|\[|\]|[{}]/u);
    // After the end of a sentence another one begins, or nothing.
    expect(text).not.toMatch(/[.?] \p{Ll}/u);
    if (/[.?:]$/u.test(template.replace(/\[[^\]]*\]$/u, ''))) expect(text).toMatch(/[.?:]$/u);
  });
});
