import { overlays, renderText } from '../manifests/render-overlay.ts';
import { parseManifests } from '../manifests/tree.ts';
import { runCommandLine } from '../command-line.ts';
import { atEnd } from '../ending/ending.ts';
import { buildPrograms, findMissing } from './build-programs.ts';
import { checkApplies, checkSettled } from './checks/apply.ts';
import { checkAvailable } from './checks/available.ts';
import { checkBudgets, checkDrain } from './checks/drain.ts';
import { checkNetwork } from './checks/network.ts';
import type { Overlay } from './checks/overlay.ts';
import { checkRefusals } from './checks/refusals.ts';
import { checkRelease } from './checks/release.ts';
import { checkRemoval } from './checks/removal.ts';
import { checkScaledObjects } from './checks/scaled-objects.ts';
import { startControlPlane } from './control-plane/start-control-plane.ts';
import {
  installDefinitions,
  parseDefinitions,
  readFolder,
} from './definitions/install-definitions.ts';
import { makeDefinitions } from './definitions/made-definitions.ts';
import { definitionModules, readModule } from './definitions/modules.ts';
import type { Kubectl } from './kubectl.ts';
import { help, readOptions, type Options } from './options.ts';
import { createReport, type Report } from './report.ts';
import { simulateMachines } from './simulate.ts';

type Run = Extract<Options, { kind: 'run' }>;

function renderOverlay(name: string, kubectl: Kubectl): Overlay {
  const text = renderText(name);
  const manifests = parseManifests(text, `overlay ${name}`);
  const namespace = manifests.find(({ object }) => object.kind === 'Namespace');
  return { name, text, manifests, namespace: namespace?.object.metadata.name ?? '', kubectl };
}

async function installAll(
  kubectl: Kubectl,
  report: Report,
  folder: string | undefined,
): Promise<void> {
  const given = folder === undefined ? [] : readFolder(folder);
  const names = given.map(({ metadata }) => metadata.name);
  for (const source of definitionModules) {
    await report.row(`definitions of ${source.operator}`, async () => {
      const found = (await readModule(source)).flatMap(parseDefinitions);
      await installDefinitions(kubectl, found);
      return `${found.length} of ${source.module}`;
    });
  }
  await report.row('definitions of Strimzi and redis-operator', async () => {
    const made = makeDefinitions().filter(({ metadata }) => !names.includes(metadata.name));
    await installDefinitions(kubectl, [...made, ...given]);
    return `${made.length} made of types, for no registry has them; ${given.length} given`;
  });
}

const checks: readonly (readonly [what: string, check: (overlay: Overlay) => Promise<string>])[] = [
  ['available', checkAvailable],
  ['settled', checkSettled],
  ['refuses what is wrong', checkRefusals],
  ['ScaledObjects', checkScaledObjects],
  ['network policies', checkNetwork],
  ['released', checkRelease],
  ['a node drained', checkDrain],
  ['budgets', checkBudgets],
];

/** Of what is not taken as it is written, the rest would say nothing. */
async function lookAt(overlay: Overlay, report: Report): Promise<void> {
  const { name } = overlay;
  const isApplied = await report.row(`${name}: applied`, () => checkApplies(overlay));
  for (const [what, check] of isApplied ? checks : [])
    await report.row(`${name}: ${what}`, () => check(overlay));
  await report.row(`${name}: removed`, () => checkRemoval(overlay));
}

async function look({ overlays: names, definitions, port }: Run, report: Report): Promise<void> {
  const programs = await buildPrograms((text) => process.stderr.write(`${text}\n`));
  const plane = await startControlPlane(programs, port);
  const stop = atEnd(async () => {
    report.stop();
    await plane.stop();
  });
  try {
    await installAll(plane.kubectl, report, definitions);
    await report.row('nodes', () => simulateMachines(plane.kubectl));
    for (const name of names) await lookAt(renderOverlay(name, plane.kubectl), report);
    console.log(`at most ${plane.describeMemory()}`);
  } finally {
    await stop();
  }
}

async function run(options: Run): Promise<number> {
  const missing = findMissing();
  if (missing !== undefined) {
    process.stderr.write(`${missing}\n`);
    return 1;
  }
  const report = createReport(console.log);
  await look(options, report);
  console.log(`${report.passed} passed, ${report.failed} failed`);
  return report.failed === 0 ? 0 : 1;
}

await runCommandLine(readOptions(process.argv.slice(2), overlays), help, async (options) => {
  process.exitCode = await run(options);
});
