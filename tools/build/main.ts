/**
 * Makes a runnable folder of one deployable: its sources, those of the libs it uses, and of the
 * installed packages what runs. `node tools/build/main.ts apps/booking-core dist/apps/booking-core`,
 * then `node dist/apps/booking-core/apps/booking-core/src/main.ts` runs it on Node 24.
 */
import { copyFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyPlan } from './copy-plan.ts';
import { operatorImage, planApp, planOperator } from './plan.ts';
import { readManifest, root } from './runtime-folders.ts';

function assertAssetsBuilt(project: string): void {
  const missing = (readManifest(project).gomomo?.assets ?? []).filter(
    (asset) => !existsSync(join(root, asset)),
  );
  if (missing.length > 0) throw new Error(`${missing.join(', ')} is not built yet`);
}

const usage = 'usage: npx node tools/build/main.ts apps/<name>|operator <target folder>';
const [project = '', target] = process.argv.slice(2);
if (project === '--help') {
  console.log(usage);
} else if (project === operatorImage && target !== undefined) {
  copyPlan(planOperator(), resolve(root, target));
  copyFileSync(
    join(import.meta.dirname, 'operator.json'),
    join(resolve(root, target), 'package.json'),
  );
  console.log(`${target}: npm run events, npm run import`);
} else if (target === undefined || !existsSync(join(root, project, 'package.json'))) {
  console.error(
    `say what and where to, not "${process.argv.slice(2).join(' ')}"; --help tells how.`,
  );
  process.exitCode = 2;
} else {
  assertAssetsBuilt(project);
  copyPlan(planApp(project), resolve(root, target));
  console.log(`${target}: run it with node ${target}/${project}/src/main.ts`);
}
