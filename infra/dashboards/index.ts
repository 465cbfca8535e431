import { conversations } from './conversations.ts';
import type { Dashboard } from './dashboard.ts';
import { frontDesk } from './front-desk.ts';
import { mirrors } from './mirrors.ts';
import { pipeline } from './pipeline.ts';
import { servicesBoard } from './services.ts';

/** What operators look at. `npm run generate` writes them for Grafana. */
export const dashboards: readonly Dashboard[] = [
  frontDesk,
  servicesBoard,
  pipeline,
  mirrors,
  conversations,
];

export type { Dashboard, Panel, Query } from './dashboard.ts';
