import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

/** Jest transform: erases types with Node's own stripper, so tests run exactly the code that production runs. */
export default {
  canInstrument: false,
  process: (source, path) => ({
    code: path.endsWith('.ts') ? stripTypeScriptTypes(source) : source,
  }),
  getCacheKey: (source, path) =>
    createHash('sha256').update(process.version).update(path).update(source).digest('hex'),
};
