import { TestEnvironment } from 'jest-environment-node';
import { rmSync } from 'node:fs';

/**
 * Node's environment, and at the end of a file, after its last hook, no folder that it made with
 * `temporaryFolder` is left. A hook of the helper's own would run before those of the spec, while what
 * these stop still works in the folder.
 */
class TidyEnvironment extends TestEnvironment {
  private readonly folders: string[] = [];

  constructor(...args: ConstructorParameters<typeof TestEnvironment>) {
    super(...args);
    this.global['gomomoTemporaryFolders'] = this.folders;
  }

  override async teardown(): Promise<void> {
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
    await super.teardown();
  }
}

export default TidyEnvironment;
