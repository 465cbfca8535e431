import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole workspace, wherever the command was typed. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const inRoot = (...parts) => join(root, ...parts);

/** For people, never on stdout: `understand` and `slots` answer JSON lines there. */
export const say = (text) => process.stderr.write(`${text}\n`);
