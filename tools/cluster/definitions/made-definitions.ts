import { join } from 'node:path';
import ts from 'typescript';
import { compilerOptions } from '../../manifests/compiler-options.ts';
import type { Definition } from './install-definitions.ts';
import { toSchema, type Schema } from './schema-of-type.ts';

/** A kind whose definition no registry has as a file; what is known of it are types. */
interface MadeKind {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  /** The module that exports its interface, named `I` and the kind. */
  readonly from: string;
}

const strimzi = ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser'].map((kind) => ({
  kind,
  group: 'kafka.strimzi.io',
  version: 'v1',
  from: `@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1/${kind}`,
}));
const redis = ['RedisReplication', 'RedisSentinel'].map((kind) => ({
  kind,
  group: 'redis.redis.opstreelabs.in',
  version: 'v1beta2',
  from: '../manifests/custom-resources.ts',
}));

export const madeKinds: readonly MadeKind[] = [...strimzi, ...redis];

const file = join(import.meta.dirname, '../kinds-to-define.ts');

/** A program of one file that names each kind's interface. */
function readTypes(kinds: readonly MadeKind[]): { checker: ts.TypeChecker; source: ts.SourceFile } {
  const text = kinds
    .map(({ kind, from }) => `export type ${kind} = import(${JSON.stringify(from)}).I${kind};`)
    .join('\n');
  const host = ts.createCompilerHost(compilerOptions);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, text, compilerOptions.target ?? 0)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], compilerOptions, host);
  const source = program.getSourceFile(file);
  const [fault] = ts.getPreEmitDiagnostics(program, source);
  if (source === undefined || fault !== undefined) {
    throw new Error(ts.flattenDiagnosticMessageText(fault?.messageText ?? 'no source', ' '));
  }
  return { checker: program.getTypeChecker(), source };
}

/** The API server keeps these for itself, whatever the types say of them. */
function withOwnFields(schema: Schema): Schema {
  const text: Schema = { type: 'string' };
  const properties = { ...schema.properties, apiVersion: text, kind: text };
  return { ...schema, properties: { ...properties, metadata: { type: 'object' } } };
}

/** Definitions by which the API server refuses unknown fields and wrong values; what the operator checks beyond is not in types. */
export function makeDefinitions(): Definition[] {
  const { checker, source } = readTypes(madeKinds);
  return madeKinds.map(({ kind, group, version }) => {
    const declared = source.statements
      .filter(ts.isTypeAliasDeclaration)
      .find(({ name }) => name.text === kind);
    if (declared === undefined) throw new Error(`no type ${kind}`);
    const schema = withOwnFields(toSchema(checker.getTypeAtLocation(declared), checker));
    const singular = kind.toLowerCase();
    return {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${singular}s.${group}` },
      spec: {
        group,
        scope: 'Namespaced',
        names: { kind, listKind: `${kind}List`, plural: `${singular}s`, singular },
        versions: [
          { name: version, served: true, storage: true, schema: { openAPIV3Schema: schema } },
        ],
      },
    };
  });
}
