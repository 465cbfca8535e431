/** @throws Error, in a sentence, unless exactly one folder is named */
export function oneFolder([folder, ...more]: readonly string[]): string {
  if (folder === undefined) throw new Error('say which FOLDER');
  if (more.length > 0) throw new Error(`one FOLDER, not ${more.join(', ')} as well`);
  return folder;
}
