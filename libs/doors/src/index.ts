export {
  createFindKeyHolder,
  type FindKeyHolder,
  type KeyHolder,
  type KeyHolderDeps,
} from './key-holder.ts';
export { createCountRequest, type CountRequest, type RequestQuotas } from './limits.ts';
export { createTenantGuards, type TenantGuardsDeps } from './tenant-guards.ts';
