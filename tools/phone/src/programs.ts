import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a program prints. @throws Error that says what is missing or went wrong */
async function run(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  const [code] = (await once(child, 'close')) as unknown[];
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}.`);
  return out.trim();
}

const isMissing = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';

/** Says it aloud by espeak-ng. */
export async function speak(text: string, language: string): Promise<void> {
  try {
    await run('espeak-ng', ['-v', language.toLowerCase(), '--', text]);
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Error('--speak needs espeak-ng, which is not installed (apt install espeak-ng).', {
      cause: error,
    });
  }
}

const missingRecogniser =
  'To hear a file a recogniser is needed: --recogniser COMMAND names a program that is given the file ' +
  'and prints what it hears; without it vosk-transcriber is tried (pip install vosk).';

/** What a recogniser hears in a file. */
export async function recognise(file: string, recogniser: string | undefined): Promise<string> {
  const [command = 'vosk-transcriber', ...args] = recogniser?.split(' ') ?? [
    'vosk-transcriber',
    '-i',
  ];
  try {
    return (await run(command, [...args, file])).replaceAll(/\s+/g, ' ');
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Error(`${command} is not installed. ${missingRecogniser}`, { cause: error });
  }
}
