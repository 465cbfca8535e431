import { findFreePort } from '@gomomo/embedded';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { endProcess } from '../ending/end-process.ts';
import { atEnd } from '../ending/ending.ts';
import { untilReady } from '../until-ready.ts';

export interface Prometheus {
  readonly url: string;
  stop(): Promise<void>;
}

export const scrapeSeconds = 2;

export interface Watched {
  /** As the operator's resource holds them. */
  readonly rules: object;
  readonly targets: readonly { readonly host: string; readonly container: string }[];
  readonly scrapeSeconds?: number;
  readonly evaluateSeconds?: number;
  readonly scheme?: string;
}

function writeSettings(folder: string, watched: Watched): string {
  const { targets, scheme = 'http', scrapeSeconds: scrape = scrapeSeconds } = watched;
  const { rules, evaluateSeconds = scrape } = watched;
  writeFileSync(join(folder, 'rules.yaml'), stringify(rules));
  const file = join(folder, 'prometheus.yaml');
  const given = targets.map(({ host, container }) => ({
    targets: [host],
    labels: { container, pod: container },
  }));
  writeFileSync(
    file,
    stringify({
      global: {
        ...{ scrape_interval: `${scrape}s`, scrape_timeout: `${scrape}s` },
        evaluation_interval: `${evaluateSeconds}s`,
      },
      rule_files: ['rules.yaml'],
      scrape_configs: [{ job_name: 'gomomo', scheme, static_configs: given }],
    }),
  );
  return file;
}

/**
 * A Prometheus that reads `/metrics` of the product, on a port and a folder of its own.
 *
 * @throws Error when there is none on this machine, or it does not get ready
 */
export async function runPrometheus(watched: Watched): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'gomomo-prometheus-'));
  const port = (await findFreePort()) ?? 9090;
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    'prometheus',
    [
      `--config.file=${writeSettings(folder, watched)}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const stop = atEnd(async () => {
    await endProcess(child);
    rmSync(folder, { recursive: true, force: true });
  });
  const failed = once(child, 'error').then(([error]) => {
    throw new Error('no Prometheus: apt-get install prometheus', { cause: error });
  });
  await Promise.race([untilReady('Prometheus', () => fetch(`${url}/-/ready`)), failed]);
  return {
    url,
    stop,
  };
}
