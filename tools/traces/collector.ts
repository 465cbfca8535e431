import { findFreePort } from '@gomomo/embedded';
import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { endProcess } from '../ending/end-process.ts';
import { atEnd } from '../ending/ending.ts';
import { untilReady } from '../until-ready.ts';

const version = '0.135.0';
const whereGoIs = 'Go 1.24 or newer from https://go.dev/dl';
const parts = join(import.meta.dirname, 'collector-parts.yaml');
const productConfig = join(import.meta.dirname, '../../docker/observability/collector.yaml');
const cache = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  `gomomo/collector-${version}`,
);

/** Runs a command in a folder and shows what it says. @throws Error when it fails */
function run(command: string, args: readonly string[], cwd: string): void {
  const env = { ...process.env, GOBIN: cwd, GOFLAGS: '-buildvcs=false', GONOSUMDB: '*' };
  const { status, error } = spawnSync(command, args, { cwd, env, stdio: 'inherit' });
  if (status === 0) return;
  const isMissing = error !== undefined && 'code' in error && error.code === 'ENOENT';
  if (isMissing) throw new Error(`The collector is built by Go, which is not here: ${whereGoIs}`);
  throw new Error(`${command} ${args.join(' ')} failed`, { cause: error });
}

/**
 * The OpenTelemetry collector, built by its own builder from Go modules of one release (Go 1.24 or newer, some
 * minutes), and kept outside of the tree.
 */
export function ensureCollector(): string {
  const program = join(cache, 'collector');
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'gomomo-collector-'));
  run('go', ['install', `go.opentelemetry.io/collector/cmd/builder@v${version}`], folder);
  const config = parse(readFileSync(parts, 'utf8')) as { dist: object };
  const dist = { ...config.dist, output_path: join(folder, 'out') };
  writeFileSync(join(folder, 'parts.yaml'), stringify({ ...config, dist }));
  run(join(folder, 'builder'), ['--config', 'parts.yaml'], folder);
  copyFileSync(join(folder, 'out/collector'), program);
  rmSync(folder, { recursive: true, force: true });
  return program;
}

export interface Collector {
  /** What OTEL_EXPORTER_OTLP_ENDPOINT is set to. */
  readonly url: string;
  stop(): Promise<void>;
}

interface Config {
  readonly receivers: object;
  readonly processors: object;
  readonly service: { readonly pipelines: { readonly traces: object } };
}

/** The product's own configuration of it, but that all is kept, and where it goes to. */
function writeConfig(folder: string, port: number, receiverUrl: string): string {
  const config = parse(readFileSync(productConfig, 'utf8')) as Config;
  const file = join(folder, 'collector.yaml');
  const traces = { ...config.service.pipelines.traces, exporters: ['otlphttp'] };
  writeFileSync(
    file,
    stringify({
      ...config,
      receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${port}` } } } },
      processors: {
        ...config.processors,
        tail_sampling: {
          ...{ decision_wait: '5s', num_traces: 20_000 },
          policies: [{ name: 'all', type: 'always_sample' }],
        },
      },
      exporters: { otlphttp: { endpoint: receiverUrl, encoding: 'json', compression: 'none' } },
      service: { telemetry: { metrics: { level: 'none' } }, pipelines: { traces } },
    }),
  );
  return file;
}

/** Whether the collector takes the product's own configuration as it stands. @throws Error if not */
export function checkProductConfig(program: string): void {
  run(program, ['validate', `--config=${productConfig}`], tmpdir());
}

/** A collector that hands on what it is sent. */
export async function startCollector(program: string, receiverUrl: string): Promise<Collector> {
  const folder = mkdtempSync(join(tmpdir(), 'gomomo-collector-'));
  const port = (await findFreePort()) ?? 4318;
  const config = writeConfig(folder, port, receiverUrl);
  const child = spawn(program, [`--config=${config}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  const stop = atEnd(async () => {
    await endProcess(child);
    rmSync(folder, { recursive: true, force: true });
  });
  await untilReady('the collector', () =>
    fetch(`${url}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"resourceSpans":[]}',
    }),
  );
  return {
    url,
    stop,
  };
}
