import type { SeenRequest } from './request.ts';
import type { Expectation, TextMatch } from './step.ts';

const has = (text: string, match: TextMatch): boolean =>
  typeof match === 'string' ? text.includes(match) : match.test(text);
const listOf = (matches: TextMatch | readonly TextMatch[] | undefined): readonly TextMatch[] =>
  matches === undefined
    ? []
    : typeof matches === 'string' || matches instanceof RegExp
      ? [matches]
      : matches;
const show = (value: unknown): string =>
  value instanceof RegExp ? String(value) : (JSON.stringify(value) ?? 'nothing');

/** Everything in which a request is not what was expected. */
export function findUnmet(request: SeenRequest, expected: Expectation): string[] {
  const { body } = request;
  const same = (what: string, wanted: unknown, got: unknown): string[] =>
    wanted === undefined || show(wanted) === show(got ?? null)
      ? []
      : [`${what}: expected ${show(wanted)}, got ${show(got)}`];
  const sorted = (names: readonly string[]): string[] => [...names].sort();
  const strictness = (body.tools ?? []).map((tool) => tool.function.strict === true);
  const said = expected.that?.(request);
  return [
    ...same('tools', expected.tools && sorted(expected.tools), sorted(request.tools)),
    ...same('tool_choice', expected.toolChoice, choiceOf(body.tool_choice)),
    ...same('temperature', expected.temperature, body.temperature),
    ...same('parallel_tool_calls', expected.parallelToolCalls, body.parallel_tool_calls),
    ...same('stream', expected.stream, body.stream ?? false),
    ...same('strict', expected.strict, strictness.every(Boolean)),
    ...same('roles', expected.roles, body.messages.map(({ role }) => role).join(' ')),
    ...textsUnmet(request, expected),
    ...(said === undefined ? [] : [said]),
  ];
}

const choiceOf = (choice: SeenRequest['body']['tool_choice']): string =>
  typeof choice === 'object' ? (choice.function?.name ?? '') : (choice ?? 'auto');

function textsUnmet(request: SeenRequest, expected: Expectation): string[] {
  const missing = (what: 'system' | 'user'): string[] =>
    listOf(expected[what])
      .filter((match) => !has(request[what], match))
      .map((match) => `${what}: no ${show(match)} in ${show(request[what])}`);
  const whole = JSON.stringify(request.body);
  const results = expected.results ?? [];
  const counted =
    expected.results === undefined || results.length === request.results.length
      ? []
      : [`results: expected ${results.length}, got ${show(request.results)}`];
  return [
    ...missing('system'),
    ...missing('user'),
    ...counted,
    ...results
      .filter((match, index) => !has(request.results[index] ?? '', match))
      .map((match) => `results: no ${show(match)} in ${show(request.results)}`),
    ...listOf(expected.nowhere)
      .filter((match) => has(whole, match))
      .map((match) => `nowhere: ${show(match)} is in the request`),
  ];
}
