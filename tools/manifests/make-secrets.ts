import { makeSecrets, toEntries, toEnvironmentFile, toSecretList } from './fresh-secrets.ts';

const help = `npx node tools/manifests/make-secrets.ts env|dev|prod: a first set of secrets, on stdout.

  env    for compose: > docker/secrets.env
  dev    for the overlay dev: | kubectl apply -f -
  prod   for the overlay prod: what the store of secrets must hold, by entry

Each run makes others. What is in use is rotated, not replaced: k8s/README.md says how.
`;

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

const forms: Readonly<Record<string, () => Promise<string>>> = {
  env: async () => toEnvironmentFile(await makeSecrets()),
  dev: async () => json(toSecretList(await toEntries(await makeSecrets(), 'redis'), 'gomomo-dev')),
  prod: async () => json(await toEntries(await makeSecrets(), 'redis-sentinel')),
};

const [form = '--help'] = process.argv.slice(2);
const make = Object.hasOwn(forms, form) ? forms[form] : undefined;
if (make === undefined && form !== '--help') {
  process.stderr.write(`there are env, dev and prod, not ${form}; --help tells of each.\n`);
  process.exitCode = 2;
} else {
  process.stdout.write((await make?.()) ?? help);
}
