import { findProgram } from '@gomomo/embedded';

const programs = ['buildah', 'podman', 'debootstrap'];

/** In one sentence what keeps this machine from building images; undefined where nothing does. */
export function findObstacle(
  searchPath: string | undefined,
  userId: number | undefined,
): string | undefined {
  const missing = programs.filter((name) => findProgram(name, searchPath) === undefined);
  if (missing.length > 0) {
    return `Images are built by ${missing.join(', ')}, which this machine lacks: apt-get install ${missing.join(' ')}`;
  }
  return userId === 0 ? undefined : 'Images are built by root here: sudo npm run images';
}
