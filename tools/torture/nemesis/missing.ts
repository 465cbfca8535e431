import type { Clocks } from '../stack/clocks.ts';
import type { Disks } from '../stack/disks.ts';
import type { Fault } from './fault.ts';

/** A kind of fault that this machine does not allow. */
export interface MissingFault {
  readonly kind: Fault['kind'];
  readonly says: string;
  /** Whether an installation gives it; else it depends on who runs it, and where. */
  readonly isInstallable: boolean;
}

export function findMissing(
  clocks: Pick<Clocks, 'names'>,
  disks: Pick<Disks, 'names'>,
): MissingFault[] {
  return [
    ...(clocks.names.length > 0
      ? []
      : [
          {
            kind: 'clock' as const,
            says: 'no clock was turned: apt-get install faketime',
            isInstallable: true,
          },
        ]),
    ...(disks.names.length > 0
      ? []
      : [
          {
            kind: 'disk' as const,
            says: 'no disk was filled: mounting one needs root on Linux, and a container that may',
            isInstallable: false,
          },
        ]),
  ];
}
