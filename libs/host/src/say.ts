/** Progress for whoever typed `npm start`: on stderr, so that stdout ends with the ready line. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
