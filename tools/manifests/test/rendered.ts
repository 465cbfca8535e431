import { skipUnless, type TestPart } from '@gomomo/testing';
import { hasKustomize, renderOverlay as render } from '../render-overlay.ts';
import type { Manifest } from '../tree.ts';

export { overlays } from '../render-overlay.ts';

/** .ci/run builds it where neither is there. */
const kustomize: TestPart = {
  isPresent: hasKustomize,
  hint: 'rendered manifests: no kustomize 5 (kubectl 1.27 or newer, or go install sigs.k8s.io/kustomize/kustomize/v5@v5.3.0)',
};

/** `describe` for what needs overlays rendered. */
export const describeRendered = () => skipUnless(kustomize);

const rendered = new Map<string, Manifest[]>();

/** The objects of an overlay, rendered once a spec file. */
export function renderOverlay(overlay: string): Manifest[] {
  const objects = rendered.get(overlay) ?? render(overlay);
  rendered.set(overlay, objects);
  return objects;
}
