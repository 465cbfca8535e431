export {
  describeEnv,
  renderEnvExample,
  renderEnvTable,
  type SettingDescription,
} from './describe-env.ts';
export { makeSecret, secretMakersOf, withoutGiven, type SecretMakers } from './make-secrets.ts';
export { parseEnv, type Env } from './parse-env.ts';
export { productSettings, type ProductSettings } from './product-settings.ts';
export { setting, type SettingNotes } from './setting.ts';
export type { RingKey } from './types.ts';
