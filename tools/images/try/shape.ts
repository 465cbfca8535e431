import type { ComposeService } from '../../manifests/compose.ts';

/** How a container is run, as compose says it. */
export interface Shape {
  readonly environment: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly flags: readonly string[];
  readonly healthcheck: readonly string[];
  /** Folders of this machine that it mounts, relative to compose's file, and where. */
  readonly mounts: readonly { readonly from: string; readonly to: string }[];
}

/** What compose takes from its environment file. `:-` has a value for a missing one. */
export type Values = Readonly<Record<string, string>>;

/** @throws Error as compose does for a `${NAME:?}` that is not given */
export function fillIn(text: string, values: Values): string {
  return text.replaceAll(
    /\$\{(\w+):([?-])([^}]*)\}/g,
    (_, name: string, kind: string, other: string) => {
      const value = values[name];
      if (value !== undefined && value !== '') return value;
      if (kind === '?') throw new Error(`compose.yaml asks for ${name}, which is not given`);
      return other;
    },
  );
}

/** A place of compose's network, e.g. `redis:6379`, and where it is for real. */
export type Places = ReadonlyMap<string, string>;

const toReal = (text: string, places: Places): string =>
  text.replaceAll(/[\w.-]+:\d+/g, (place) => places.get(place) ?? place);

/** A service of compose with its values and on this machine's own network. */
export function toShape(service: ComposeService, values: Values, places: Places): Shape {
  const environment = Object.entries(service.environment ?? {}).map(([name, text]) => [
    name,
    toReal(fillIn(text, values), places),
  ]);
  return {
    environment: Object.fromEntries(environment) as Record<string, string>,
    command: service.command ?? [],
    flags: flagsOf(service),
    healthcheck: (service.healthcheck?.test ?? []).slice(1).map((it) => toReal(it, places)),
    mounts: (service.volumes ?? []).map((volume) => {
      const [from = '', to = ''] = volume.split(':');
      return { from, to };
    }),
  };
}

/** What bounds a container: all of it compose's own words. */
function flagsOf(service: ComposeService): string[] {
  return [
    ...(service.user === undefined ? [] : ['--user', service.user]),
    ...(service.read_only ? ['--read-only', '--read-only-tmpfs=false'] : []),
    ...(service.tmpfs ?? []).flatMap((place) => ['--tmpfs', place]),
    ...(service.cap_drop ?? []).flatMap((name) => ['--cap-drop', name]),
    ...(service.security_opt ?? []).flatMap((it) => ['--security-opt', it.replace(/:true$/, '')]),
  ];
}
