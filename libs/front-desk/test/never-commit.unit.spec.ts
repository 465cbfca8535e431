import { describe, expect, test } from '@jest/globals';

import { atQuestion, channels, questions } from './questions.ts';
import assents from './replies/assents.json' with { type: 'json' };
import replies from './replies/never-commit.json' with { type: 'json' };

/**
 * "Please don't" cancelled, "yeah no" booked: only the beginning of a turn had to be a yes. The
 * lists are of replies that people give; each is given at each of the three questions.
 */
describe.each(channels)('by %s', (channel) => {
  describe.each(questions)('at the question to %s', (question) => {
    const { commits } = atQuestion(question, channel);

    test('nothing but a yes to exactly that commits', async () => {
      const said = [...replies.everywhere.map(({ says }) => says), ...replies.at[question]];
      const committed: string[] = [];
      for (const says of said) if (await commits(says)) committed.push(says);
      expect(committed).toEqual([]);
    });

    test('every plain yes does, and so does the label of its button', async () => {
      const refused: string[] = [];
      for (const says of [...assents.everywhere, ...assents[question]])
        if (!(await commits(says))) refused.push(says);
      expect(refused).toEqual([]);
    });
  });
});
