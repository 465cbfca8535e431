import { allForms } from './forms/all.ts';
import { isOwnText } from './forms/texts.ts';
import type { GateFacts } from './gate-facts.ts';
import type { Act, Clause, Form } from './grammar.ts';
import type { Mention } from './mention.ts';
import type { Word } from './sentence.ts';

/** What a clause does: `untrue`, that it has a form and does not hold; undefined, that it has none. */
export type ClauseVerdict = Act | 'untrue' | undefined;

export function judgeClause(
  clause: readonly Word[],
  subject: Word | undefined,
  around: readonly Mention[],
  facts: GateFacts,
): ClauseVerdict {
  const written = textOf(clause.flatMap((word) => word.written));
  if (isOwnText(written, facts)) return 'states';
  const ways: readonly Clause[] = [
    { ...toClause(clause), around },
    { text: written, mentions: [], around },
    ...withSubject(clause, subject).map((words) => ({ ...toClause(words), around })),
  ];
  const verdicts = ways.flatMap((way) => allForms.map((form) => judgeForm(form, way, facts)));
  return verdicts.find((each) => each !== undefined && each !== 'untrue') ?? verdicts.find(Boolean);
}

function judgeForm({ says, holds, act }: Form, clause: Clause, facts: GateFacts): ClauseVerdict {
  const match = says.exec(clause.text);
  if (match === null) return undefined;
  const topic = match.groups?.['topic'];
  return holds(topic === undefined ? clause : { ...clause, topic }, facts) ? act : 'untrue';
}

const textOf = (words: readonly string[]): string => words.map((word) => `${word} `).join('');

const toClause = (words: readonly Word[]): Pick<Clause, 'text' | 'mentions'> => ({
  text: textOf(words.map(({ text }) => text)),
  mentions: words.flatMap(({ mention }) => mention ?? []),
});

const verbs = new Set(['is', 'are', 'cost', 'costs', 'take', 'takes', 'last', 'lasts']);

/** "A facial is $80 and takes 45 minutes": the second is said of the facial too. */
function withSubject(
  clause: readonly Word[],
  subject: Word | undefined,
): readonly (readonly Word[])[] {
  const rest = clause[0]?.text === 'and' ? clause.slice(1) : clause;
  const isOf = subject?.mention?.kind === 'service' && verbs.has(rest[0]?.text ?? '');
  return isOf ? [[subject, ...rest]] : [];
}
