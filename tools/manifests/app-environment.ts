import { describeEnv, type SettingDescription } from '@gomomo/config';
import { standaloneSettings } from '@gomomo/host';
import { parse, parseAllDocuments } from 'yaml';
import { loadApp, type Service } from '@gomomo/infra';
import { readText, type KubernetesObject } from './tree.ts';
import type { IEnvVar } from 'kubernetes-models/v1/EnvVar';

/** The names that a service reads where it runs on its own. */
export async function readAppSettings(service: Service): Promise<SettingDescription[]> {
  return describeEnv(standaloneSettings(await loadApp(service)));
}

/** A name given to an app, and its value; undefined when it comes from a secret. */
export interface GivenSetting {
  readonly name: string;
  readonly value: string | undefined;
  readonly secret?: { readonly name: string; readonly key: string };
}

interface PodOwner {
  readonly spec: { readonly template: { readonly spec: { readonly containers: ContainerEnv[] } } };
}
interface ContainerEnv {
  readonly env?: readonly IEnvVar[];
}

function readSettingsFile(path: string): GivenSetting[] {
  return readText(path)
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => line.split('=', 2))
    .map(([name = '', value = '']) => ({ name, value }));
}

/** Of the first object of a file, or of the one of that name. */
function readContainerEnv(path: string, name?: string): GivenSetting[] {
  const objects = parseAllDocuments(readText(path)).map(
    (document) => document.toJS() as KubernetesObject & PodOwner,
  );
  const object = objects.find((it) => name === undefined || it.metadata.name === name);
  if (object === undefined) throw new Error(`${path} has no object ${name}`);
  return object.spec.template.spec.containers.flatMap(({ env = [] }) => env.map(toGiven));
}

const toGiven = ({ name, value, valueFrom }: IEnvVar): GivenSetting => {
  const { name: secret = '', key = '' } = valueFrom?.secretKeyRef ?? {};
  return valueFrom === undefined
    ? { name, value: value ?? '' }
    : { name, value: undefined, secret: { name: secret, key } };
};

/** What the base and the component for Kafka give to an app in Kubernetes. */
export function readKubernetesSettings({ name }: Service): GivenSetting[] {
  const strimzi = 'k8s/components/strimzi';
  const { configMapGenerator } = parse(readText(`${strimzi}/kustomization.yaml`)) as {
    configMapGenerator: { literals: string[] }[];
  };
  return [
    ...readSettingsFile('k8s/base/settings.env'),
    ...readSettingsFile(`k8s/base/${name}/settings.env`),
    ...readContainerEnv(`k8s/base/${name}/deployment.yaml`),
    ...configMapGenerator
      .flatMap(({ literals }) => literals.map((literal) => literal.split('=', 2)))
      .map(([setting = '', value = '']) => ({ name: setting, value })),
    ...readContainerEnv(`${strimzi}/clients-patch.yaml`, name),
  ];
}

export const readJobSettings = (path: string): GivenSetting[] => readContainerEnv(path);
