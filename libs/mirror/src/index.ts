export {
  createMirror,
  type Mirror,
  type MirrorSummary,
  type MirrorVerbs,
} from './create-mirror.ts';
export { createMirrorDoors, type MirrorDoorsDeps } from './http/mirror-doors.ts';
export { mirrorSql } from './migrations.ts';
export { quietSince } from './plan/quiet-since.ts';
export type { MirrorDeps } from './mirror-deps.ts';
export type {
  AppointmentTarget,
  AppointmentTask,
  Drift,
  ErasedAppointment,
  MirroredAppointment,
  MirrorTarget,
  Observed,
  Outcome,
  TenantLook,
  TenantPicture,
  TenantTarget,
  TenantTask,
  Window,
} from './mirror-target.ts';
