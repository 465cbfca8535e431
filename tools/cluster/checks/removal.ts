import type { Overlay } from './overlay.ts';

/** Nothing holds the namespace when it is to go; the next overlay finds it empty. */
export async function checkRemoval({ kubectl, namespace }: Overlay): Promise<string> {
  await kubectl.read('delete', 'namespace', namespace, '--timeout=120s');
  return `namespace ${namespace} is gone`;
}
