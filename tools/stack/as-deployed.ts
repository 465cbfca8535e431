/** What the images set (docker/service.Dockerfile) with the limit of agent-chat (k8s/base), 480 MiB. */
export const asDeployed = {
  NODE_OPTIONS: '--max-old-space-size=360 --max-semi-space-size=16',
  ...{ MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' },
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
};
