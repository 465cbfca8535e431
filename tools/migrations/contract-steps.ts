/**
 * What a schema may lose only once no running release needs it: the last release's services go on while a
 * new one rolls out, and come back when it is undone. So a release expands, a later one contracts.
 */
const steps: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\bdrop\s+(table|view|schema|type|domain)\b/i, 'drops what the last release may use'],
  [/\bdrop\s+(function|procedure)\b/i, 'drops a function that the last release may call'],
  [/\bdrop\s+column\b/i, 'drops a column that the last release may read or write'],
  [/\brename\b/i, 'renames what the last release knows by its name'],
  [/\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i, 'changes a type under prepared statements'],
  [/\balter\s+column\s+\S+\s+set\s+not\s+null\b/i, 'refuses rows of the last release'],
  [/\balter\s+column\s+\S+\s+drop\s+default\b/i, 'takes a default that the last release counts on'],
  [
    /\badd\s+(constraint|check|unique|exclude|foreign\s+key)\b/i,
    'refuses rows of the last release',
  ],
  [/\bcreate\s+unique\s+index\b/i, 'refuses rows of the last release'],
  [/\brevoke\b/i, 'takes a right that the last release uses'],
];

const addsRequired =
  /\badd\s+(?:column\s+)?(?!constraint\b)[^,;]*\bnot\s+null\b(?![^,;]*\bdefault\b)/i;
const hasDefaultBefore = /\bdefault\b[^,;]*\bnot\s+null\b/i;

/** `-- contract: <why nothing of the last release needs it>`: the later release, knowingly. */
const mark = /^-- contract: \S.{9,}/m;

/** What in a migration the last release's services would not survive; nothing where it is marked. */
export function findContractSteps(sql: string): string[] {
  if (mark.test(sql)) return [];
  const text = sql.replaceAll(/--.*$/gm, '').replaceAll(/'(?:[^']|'')*'/g, "''");
  const made = new Set([...text.matchAll(/\bcreate\s+table\s+(\S+)/gi)].map(([, name]) => name));
  return text
    .split(';')
    .filter((statement) => !made.has(tableOf(statement)))
    .flatMap((statement) =>
      [...reasonsFor(statement)].map((why) => `${shorten(statement)}: ${why}`),
    );
}

/** What a statement changes; a table that the same migration has made is used by nobody yet. */
const tableOf = (statement: string): string | undefined =>
  /\balter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?(\S+)/i.exec(statement)?.[1] ??
  /\bindex\b[^;]*?\bon\s+(?:only\s+)?(\S+)/i.exec(statement)?.[1];

function reasonsFor(statement: string): Set<string> {
  const reasons = steps.filter(([pattern]) => pattern.test(statement)).map(([, why]) => why);
  const isRequired = /\balter\s+table\b/i.test(statement) && addsRequired.test(statement);
  if (isRequired && !hasDefaultBefore.test(statement)) {
    reasons.push('adds a column that the last release does not fill');
  }
  return new Set(reasons);
}

const shorten = (statement: string): string => {
  const line = statement.trim().replaceAll(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
};
