import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { toSchema, type Schema } from './schema-of-type.ts';

/** The schema of one type that is written out. */
function schemaOf(text: string): Schema {
  const file = '/type.ts';
  const options: ts.CompilerOptions = { strict: true, types: [], lib: ['lib.es5.d.ts'] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, `export type It = ${text};`, ts.ScriptTarget.ES2024)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const [statement] = program.getSourceFile(file)!.statements;
  const checker = program.getTypeChecker();
  return toSchema(checker.getTypeAtLocation(statement!), checker);
}

test('fields, which of them must be, and values of every kind', () => {
  const text = `{
    text: string; count?: number; isOn: boolean; mode: 'a' | 'b'; size: string | number;
    list: { one: string }[]; labels?: Record<string, string>;
  }`;
  expect(schemaOf(text)).toEqual({
    type: 'object',
    properties: {
      text: { type: 'string' },
      count: { type: 'number' },
      isOn: { type: 'boolean' },
      mode: { type: 'string', enum: ['a', 'b'] },
      size: { 'x-kubernetes-int-or-string': true },
      list: {
        type: 'array',
        items: { type: 'object', properties: { one: { type: 'string' } }, required: ['one'] },
      },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
    },
    required: ['text', 'isOn', 'mode', 'size', 'list'],
  });
});

// An optional object of anything once became one without any field, and all that it held was unknown.
test('an object of anything keeps what it holds, optional or not', () => {
  const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  expect(schemaOf('{ all: {}; some?: {} }').properties).toEqual({ all: open, some: open });
});

test('one of several objects must have what each of them must', () => {
  expect(schemaOf(`{ a: string; b: 'x' } | { a: string; b: 'y'; c?: number }`)).toEqual({
    type: 'object',
    properties: {
      a: { type: 'string' },
      b: { 'x-kubernetes-preserve-unknown-fields': true },
      c: { type: 'number' },
    },
    required: ['a', 'b'],
  });
});
