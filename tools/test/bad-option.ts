import { stripVTControlCharacters } from 'node:util';

/** What jest does not know of what it would be given, in a sentence. */
export async function findBadOption(args: readonly string[]): Promise<string | undefined> {
  if (args.length === 0) return undefined;
  const { buildArgv } = await import('jest');
  try {
    await buildArgv([...args]);
    return undefined;
  } catch (error) {
    const text = stripVTControlCharacters((error as Error).message);
    const [, name] = /Unrecognized option "([^"]+)"/.exec(text) ?? [];
    return name === undefined ? text.trim() : `Unknown option '--${name}'`;
  }
}
