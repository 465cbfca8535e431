/** Letters and digits one by one, for the ear: "7 Q K 4, M D 2 X". */
export function spell(text: string): string {
  const groups = text.replace(/^\+/, '').split(/[^0-9A-Za-z]+/);
  return groups
    .flatMap((group) => (/^\d{7,}$/.test(group) ? inFours(group) : [group]))
    .map((group) => [...group].join(' '))
    .join(', ');
}

/** A long number in short runs, from its end. */
function inFours(digits: string): string[] {
  const head = digits.length % 4;
  const runs = head === 0 ? [] : [digits.slice(0, head)];
  for (let at = head; at < digits.length; at += 4) runs.push(digits.slice(at, at + 4));
  return runs;
}
