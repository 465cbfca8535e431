import { mirrorFaults } from './faults/mirrors.ts';
import { pipelineFaults } from './faults/pipeline.ts';
import { serviceFaults } from './faults/services.ts';
import type { Fault } from './fault.ts';

/** By alert: each has a fault of its own. */
export const faults: Readonly<Record<string, Fault>> = {
  ...pipelineFaults,
  ...serviceFaults,
  ...mirrorFaults,
};
