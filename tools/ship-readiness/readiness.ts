import { join } from 'node:path';
import { duties } from './duties.ts';
import { gates } from './gates.ts';
import type { Readiness } from './render-page.ts';
import { weaknesses } from './weaknesses.ts';

export const readiness: Readiness = { weaknesses, gates, duties };

export const claims = [...gates, ...weaknesses];

export const pageFile = (root: string): string => join(root, 'docs/ship-readiness.md');
