import type { Manifest } from '../../manifests/tree.ts';
import type { Kubectl } from '../kubectl.ts';

/** An overlay that is looked at in a cluster. */
export interface Overlay {
  readonly name: string;
  readonly text: string;
  readonly manifests: readonly Manifest[];
  readonly namespace: string;
  readonly kubectl: Kubectl;
}
