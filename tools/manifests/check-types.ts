import { join } from 'node:path';
import ts from 'typescript';
import { compilerOptions } from './compiler-options.ts';
import { nameOf, root, type KubernetesObject, type Manifest } from './tree.ts';

const file = join(root, 'tools/manifests/objects-to-check.ts');

/** Declarations do not change between two checks; parsing them is most of the time. */
const parsedFiles = new Map<string, ts.SourceFile | undefined>();

/** Groups without a dot, and those of Kubernetes itself, are in kubernetes-models. */
const isBuiltIn = ({ apiVersion }: KubernetesObject): boolean =>
  !apiVersion.includes('.') || apiVersion.includes('.k8s.io/');

/**
 * What is wrong with the shape of objects, one line each. Every object becomes a literal of its
 * kind's interface and the compiler judges: wrong types, missing fields and, which JSON schemas of
 * Kubernetes let pass, fields that do not exist. Kinds of operators are in custom-resources.ts.
 */
export function findShapeFaults(manifests: readonly Manifest[]): string[] {
  const lines = manifests.map(({ object }) => toDeclaration(object));
  const host = ts.createCompilerHost(compilerOptions);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    if (name === file) {
      return ts.createSourceFile(name, lines.join('\n'), ts.ScriptTarget.ES2024);
    }
    const parsed = parsedFiles.get(name) ?? getSourceFile(name, ...rest);
    parsedFiles.set(name, parsed);
    return parsed;
  };
  const program = ts.createProgram([file], compilerOptions, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map((fault) => describeFault(fault, manifests));
}

/** One line, so that a fault's line is the object's number. */
function toDeclaration(object: KubernetesObject): string {
  const from = isBuiltIn(object)
    ? `kubernetes-models/${object.apiVersion}/${object.kind}`
    : './custom-resources.ts';
  const literal = JSON.stringify(object).replaceAll('\u2028', '\\u2028');
  return `(${literal}) satisfies import(${JSON.stringify(from)}).I${object.kind};`;
}

function describeFault(fault: ts.Diagnostic, manifests: readonly Manifest[]): string {
  const line = fault.file?.getLineAndCharacterOfPosition(fault.start ?? 0).line ?? 0;
  const manifest = manifests[line];
  const message = ts.flattenDiagnosticMessageText(fault.messageText, ' ');
  return `${manifest === undefined ? 'objects' : nameOf(manifest)}: ${message}`;
}
