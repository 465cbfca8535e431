const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every word of the name was said in this turn. */
export function isSaidBy(text: string, name: string): boolean {
  const said = new Set(wordsOf(text));
  const words = wordsOf(name);
  return words.length > 0 && words.every((word) => said.has(word));
}

/** Letters that a word has to have, and to share, to be the same with another ending. */
const stem = 4;

/** A word of the name was said, with whatever ending. */
export function sharesWord(text: string, name: string): boolean {
  const said = wordsOf(text);
  return wordsOf(name)
    .filter((word) => word.length >= 3)
    .some((word) =>
      said.some(
        (each) => each === word || (word.length >= stem && each.startsWith(word.slice(0, stem))),
      ),
    );
}
