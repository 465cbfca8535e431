import { warningsOf } from '../kubectl.ts';
import type { Overlay } from './overlay.ts';

const flags = ['--server-side', '--validate=strict', '--field-manager=gomomo'];

/**
 * Applies a text, or of it what a label selects.
 *
 * @throws Error with all that is refused or warned about
 */
export async function applyText(
  { kubectl }: Pick<Overlay, 'kubectl'>,
  text: string,
  label?: string,
): Promise<number> {
  const chosen = label === undefined ? [] : [`--selector=${label}`];
  const applied = await kubectl.run(['apply', ...flags, ...chosen, '--filename=-'], text);
  const refused = applied.status === 0 ? [] : [applied.stderr];
  const faults = [...warningsOf(applied), ...refused];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return applied.stdout.split('\n').filter((line) => line.endsWith('serverside-applied')).length;
}

/** Every object is taken as it is written, without a warning. */
export async function checkApplies(overlay: Overlay): Promise<string> {
  const count = await applyText(overlay, overlay.text);
  const { length } = overlay.manifests;
  if (count !== length) throw new Error(`${count} of ${length} objects were applied`);
  return `${count} objects, no warning, no unknown field`;
}

/** What is there is what is written: a second time changes nothing. */
export async function checkSettled({ kubectl, text }: Overlay): Promise<string> {
  const { status, stdout, stderr } = await kubectl.run(
    ['diff', '--server-side', '--field-manager=gomomo', '--filename=-'],
    text,
  );
  if (status !== 0) throw new Error(`${stdout}${stderr}`.slice(0, 2000));
  return 'nothing left to change';
}
