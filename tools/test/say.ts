/** Progress goes to stderr; stdout carries the count alone. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
