import { services } from '@gomomo/infra';
import { operatorImage, planImage } from '../build/plan.ts';
import { packagesIn } from './contents.ts';

/** Which packages each image carries, `every` being those that all of them do. */
export type PackagesList = Readonly<Record<string, readonly string[]>>;

export function renderPackagesList(): string {
  const packagesOf = (name: string): [string, string[]] => {
    const { files, links } = planImage(name);
    return [name, packagesIn([...files, ...links.map(({ path }) => path)])];
  };
  const own = [...services.map(({ name }) => name), operatorImage].map(packagesOf);
  const [[, first] = ['', []], ...others] = own;
  const every = first.filter((it) => others.every(([, packages]) => packages.includes(it)));
  const rest = own.map(([name, packages]) => [name, packages.filter((it) => !every.includes(it))]);
  return `${JSON.stringify({ every, ...(Object.fromEntries(rest) as object) }, undefined, 2)}\n`;
}
