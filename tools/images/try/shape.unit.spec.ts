import { expect, test } from '@jest/globals';
import { readCompose } from '../../manifests/compose.ts';
import { toRunArguments } from './container.ts';
import { fillIn, toShape } from './shape.ts';

test('what compose asks for is given, and what it can do without has its other value', () => {
  expect(fillIn('a ${A:?} b ${B:-x} c ${C:-}', { A: '1' })).toBe('a 1 b x c ');
  expect(fillIn('${B:-x}', { B: '' })).toBe('x');
  expect(() => fillIn('${A:?}', {})).toThrow('compose.yaml asks for A');
});

const places = new Map([
  ['postgres:5432', '127.0.0.1:30012'],
  ['redis:6379', '127.0.0.1:30013'],
  ['kafka:9092', '127.0.0.1:30014'],
  ['127.0.0.1:3005', '127.0.0.1:30015'],
]);

const { services } = readCompose();
const values = new Proxy<Record<string, string>>(
  { LOG_LEVEL: 'warn' },
  { get: (given, name: string) => given[name] ?? (name.endsWith('PASSWORD') ? '12pass' : 'x') },
);

test('a service of compose keeps its words, and finds its servers on this machine', () => {
  const shape = toShape(services['excel-sync']!, values, places);
  expect(shape.environment).toMatchObject({
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATABASE_URL: 'postgres://excel_sync:12pass@127.0.0.1:30012/gomomo',
    REDIS_URL: 'redis://:12pass@127.0.0.1:30013/0',
    KAFKA_BROKERS: '127.0.0.1:30014',
    WORKBOOK_DIR: '/workbooks',
  });
  expect(shape.healthcheck.join(' ')).toContain('http://127.0.0.1:30015/health/ready');
  expect(shape.mounts).toEqual([{ from: './workbooks', to: '/workbooks' }]);
});

test('a container is bounded as compose bounds it, and no value is among the arguments', () => {
  const shape = toShape(services['excel-sync']!, values, places);
  const args = toRunArguments('one', 'gomomo/excel-sync', shape);
  const told = args.join(' ');
  expect(told).toContain('--user 65532:65532 --read-only --read-only-tmpfs=false --tmpfs /tmp');
  expect(told).toContain('--cap-drop ALL --security-opt no-new-privileges');
  expect(told).toContain('--env DATABASE_URL');
  expect(told).not.toContain('12pass');
  expect(args.at(-1)).toBe('gomomo/excel-sync');
  const job = toShape(services['excel-sync-migrations']!, values, places);
  expect(toRunArguments('two', 'i', job).slice(-2)).toEqual([
    'i',
    'apps/excel-sync/src/migrate.ts',
  ]);
});
