import { skipUnless, type TestPart } from '@gomomo/testing';
import { hasKustomize, renderOverlay as render } from '../render-overlay.ts';
import type { Manifest } from '../tree.ts';

export { overlays } from '../render-overlay.ts';

/**
 * npm has no kustomize and Debian's kubectl one that knows no components, so its absence does not fail a run that demands every
 * installable part; where it must be there, REQUIRE_KUSTOMIZE=1 says so.
 */
const kustomize: TestPart = {
  isPresent: hasKustomize,
  hint: 'rendered manifests: no kustomize (kubectl or kustomize on the search path)',
  isInstallable: process.env['REQUIRE_KUSTOMIZE'] === '1',
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
