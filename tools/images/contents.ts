import { operatorImage, packageOf } from '../build/plan.ts';

type Rule = readonly [fault: string, pattern: RegExp];

const place = 'is in no place of an image';
const placesOfApps: Rule = [place, /^(?!(?:apps|libs|infra|node_modules|code)\/|main\.ts$)/];
const placesOfOperator: Rule = [
  place,
  /^(?!(?:apps|libs|infra|node_modules|tools\/(?:ending|events|move))\/|tools\/command-line\.ts$|package\.json$)/,
];

/** What no image may hold, of all its files below `/app`: each rule with what it is about. */
const rules: readonly Rule[] = [
  [
    'is of tools, fakes or tests',
    /^(?:apps\/all-in-one|libs\/(?:testing|embedded)|node_modules\/@gomomo\/(?:all-in-one|embedded|fakes|phone|testing|tools))(?:\/|$)/,
  ],
  // kafkajs has one that it loads in production too.
  [
    'is a spec',
    /^(?!.*\/kafkajs\/src\/retry\/defaults\.test\.js$).*\.(?:spec|test)\.[cm]?[jt]sx?$/,
  ],
  [
    'is what only specs use',
    /^(?:(?:apps|libs|infra)\/(?:[^/]+\/)*|(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+\/)(?:tests?|__tests__|__mocks__|fixtures|samples|fakes)\//,
  ],
  ['is a source map', /\.map$/],
  ['is a source or a type that Node does not run', /(?:^|\/)node_modules\/.*\.[cm]?tsx?$/],
  ['is hidden', /(?:^|\/)\./],
  [
    'may be a secret',
    /\.(?:pem|key|p12|pfx|crt|keystore|env)$|(?:^|\/)(?:id_(?:rsa|ed25519)|secrets?\.\w+)$/,
  ],
];

const isForeign = (app: string, path: string): boolean => {
  if (app === operatorImage) return false;
  const [, other] = /^apps\/([^/]+)\//.exec(path) ?? [];
  return other !== undefined && other !== app && !path.startsWith('apps/chat-web/dist/');
};

/** The faults of an image's files, each as `path fault`; the paths are as seen from `/app`. */
export function faultsOf(app: string, paths: readonly string[]): string[] {
  const held = [app === operatorImage ? placesOfOperator : placesOfApps, ...rules];
  return paths.flatMap((path) => [
    ...held.filter(([, pattern]) => pattern.test(path)).map(([fault]) => `${path} ${fault}`),
    ...(isForeign(app, path) ? [`${path} is another app's`] : []),
  ]);
}

/** Forms that keys of us and of those we speak to have. */
const secretForms =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[\w+/=]{32}|\b(?:sk-[A-Za-z0-9_-]{32,}|AKIA[0-9A-Z]{16}|AC[0-9a-f]{32}|GOCSPX-[\w-]{20,}|AIza[\w-]{35})\b/;

export const holdsSecret = (text: string): boolean => secretForms.test(text);

/** Where packages lie among an image's files, each once: `node_modules/a/node_modules/b`. */
export function placesIn(paths: readonly string[]): string[] {
  const places = paths.flatMap((path) => {
    const [place] = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/|$)/.exec(path) ?? [];
    return place === undefined ? [] : [place];
  });
  return [...new Set(places)].toSorted();
}

/** Their names, each once: `express`, `@gomomo/kernel`. */
export const packagesIn = (paths: readonly string[]): string[] =>
  [...new Set(placesIn(paths).map(packageOf))].toSorted();
