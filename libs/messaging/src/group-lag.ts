import type { GroupLag, PartitionLag } from './bus.ts';

export const toGroupLag = (
  group: string,
  topic: string,
  partitions: readonly PartitionLag[],
): GroupLag => ({
  topic,
  group,
  records: partitions.reduce((sum, { records }) => sum + records, 0),
  partitions,
});
