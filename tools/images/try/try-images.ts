import { say, type ProcessContext } from '@gomomo/host';
import { services, type Service } from '@gomomo/infra';
import { AppError } from '@gomomo/kernel';
import { setTimeout as delay } from 'node:timers/promises';
import { readCompose } from '../../manifests/compose.ts';
import { operatorImage } from '../../build/plan.ts';
import { imageOf } from '../build-images.ts';
import type { Storage } from '../storage.ts';
import { startContainer, type Container } from './container.ts';
import { toShape, type Shape } from './shape.ts';
import { setStage, type Stage } from './stage.ts';

export interface Trial {
  readonly storage: Storage;
  readonly apps: readonly string[];
  readonly version: string;
  readonly searchPath: string | undefined;
}

const readyMs = 120_000;
const compose = readCompose();

/** Compose's service of that name on this stage; what must differ there is written here. */
function shapeOf(name: string, app: string, stage: Stage): Shape {
  const service = compose.services[name];
  if (service === undefined) throw new Error(`compose.yaml has no ${name}`);
  const shape = toShape(service, stage.values, stage.places);
  const own =
    shape.environment['PORT'] === undefined
      ? {}
      : {
          HOST: '127.0.0.1', // the network is this machine's
          PORT: String(stage.ports.get(app)),
          METRICS_PORT: String(stage.metricsPorts.get(app)),
        };
  return {
    ...shape,
    environment: { ...shape.environment, ...own },
    mounts: shape.mounts.map(({ from, to }) => ({ from: stage.folderFor(from), to })),
  };
}

/**
 * Starts every image as compose would, migrations first, and asks it for its health; then ends each.
 * @throws AppError('image-failed') with the end of what the first that fails said
 */
export async function tryImages(trial: Trial, context: ProcessContext): Promise<void> {
  const { apps, searchPath } = trial;
  const stage = await setStage(context, searchPath);
  const running = new Map<string, Container>();
  context.teardown.add('containers', async () => {
    for (const container of [...running.values()].toReversed()) await container.stop();
  });
  for (const service of services.filter(({ name }) => apps.includes(name))) {
    context.stop.signal.throwIfAborted();
    if (service.schema !== undefined) await migrate(service, trial, stage);
    await start(service, trial, stage, running);
  }
  if (apps.includes(operatorImage)) await operate(trial, stage);
  for (const [name, container] of [...running].toReversed()) {
    const end = await timed(() => container.stop());
    running.delete(name);
    if (end.result !== 0) throw failed(`${name} ended with ${end.result} after SIGTERM`, container);
    say(`${name}: ended with 0 ${end.seconds} s after SIGTERM`);
  }
}

async function migrate({ name }: Service, trial: Trial, stage: Stage): Promise<void> {
  const job = `${name}-migrations`;
  const container = startContainer(trial.storage, {
    name: `gomomo-try-${job}`,
    image: imageOf(name, trial.version),
    shape: shapeOf(job, name, stage),
  });
  const end = await container.ended;
  if (end !== 0) throw failed(`${job} ended with ${end}`, container);
  say(`${job}: ended with 0`);
}

/** Commands of an operator, bounded as the jobs are: one that asks Kafka, one that asks Postgres. */
async function operate(trial: Trial, stage: Stage): Promise<void> {
  const job = shapeOf('booking-core-migrations', 'booking-core', stage);
  const { KAFKA_BROKERS = '' } = shapeOf('booking-core', 'booking-core', stage).environment;
  for (const command of ['lag', 'parked']) {
    const container = startContainer(trial.storage, {
      name: `gomomo-try-${operatorImage}-${command}`,
      image: imageOf(operatorImage, trial.version),
      shape: {
        ...job,
        environment: { ...job.environment, KAFKA_BROKERS },
        command: ['npm', 'run', 'events', '--', command],
      },
    });
    const end = await container.ended;
    if (end !== 0) throw failed(`npm run events -- ${command} ended with ${end}`, container);
    say(`${operatorImage}: npm run events -- ${command} ended with 0`);
  }
}

async function start(
  { name }: Service,
  trial: Trial,
  stage: Stage,
  running: Map<string, Container>,
): Promise<void> {
  const shape = shapeOf(name, name, stage);
  const image = imageOf(name, trial.version);
  const container = startContainer(trial.storage, { name: `gomomo-try-${name}`, image, shape });
  running.set(name, container);
  const url = `http://127.0.0.1:${stage.ports.get(name)}/health/ready`;
  const { seconds } = await timed(() => becomeReady(name, url, container));
  if (!(await container.succeeds(shape.healthcheck))) {
    throw failed(`${name}: the health check of compose fails in the container`, container);
  }
  say(`${name}: /health/ready is 200 after ${seconds} s, and compose's own health check passes`);
}

async function becomeReady(name: string, url: string, container: Container): Promise<void> {
  const deadline = performance.now() + readyMs;
  let end: number | NodeJS.Signals | undefined;
  void container.ended.then((it) => (end = it));
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.status === 200) return;
    if (end !== undefined) throw failed(`${name} ended with ${end}`, container);
    if (performance.now() > deadline) {
      throw failed(`${name} is not ready: ${(await answer?.text()) ?? 'no answer'}`, container);
    }
    await delay(200);
  }
}

async function timed<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly seconds: string }> {
  const startedAt = performance.now();
  const result = await work();
  return { result, seconds: ((performance.now() - startedAt) / 1000).toFixed(1) };
}

const failed = (what: string, container: Container): AppError =>
  new AppError('image-failed', `${what}\n${container.said()}`);
