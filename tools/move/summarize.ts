import { rowsOf, type Manifest } from './manifest.ts';
import { toSize } from './progress.ts';

/** One line for a person: what matters most, by number. */
export function summarize(manifest: Manifest): string {
  const tables = manifest.schemas.flatMap((schema) => schema.tables);
  const counted = [
    ['tenants', 'businesses'],
    ['appointments', 'appointments'],
    ['clients', 'clients'],
    ['audit', 'lines of history'],
  ] as const;
  const parts = counted.map(([table, word]) => `${rowsOf(manifest, 'booking', table)} ${word}`);
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  return `${parts.join(', ')}, as of ${manifest.takenAt} (${toSize(bytes)} packed)`;
}
