import ts from 'typescript';

/** For a file that is only in memory, and is judged or read by its types alone. */
export const compilerOptions: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2024,
  allowImportingTsExtensions: true,
  types: [],
};
