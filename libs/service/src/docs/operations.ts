import { escapeHtml } from '@gomomo/http';
import { toProse } from './html.ts';
import {
  formsOf,
  listOf,
  recordOf,
  resolve,
  typeOf,
  type Field,
  type Json,
} from './schema-words.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly spec: Json;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function operationsOf(document: Json): Operation[] {
  return Object.entries(recordOf(document['paths'])).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const spec = recordOf(item)[method];
      return spec === undefined ? [] : [{ method, path, spec: recordOf(spec) }];
    }),
  );
}

const keyNames: Readonly<Record<string, string>> = {
  adminKey: 'admin key',
  tenantKey: 'tenant key',
  serviceKey: 'service key',
};

/** "tenant key or admin key"; without any where none is needed. */
function toAccess(spec: Json): string {
  const ways = listOf(spec['security']).map((way) => Object.keys(way));
  if (ways.length === 0 || ways.some((names) => names.length === 0)) return 'no key needed';
  return ways.map((names) => names.map((name) => keyNames[name] ?? name).join(' + ')).join(' or ');
}

const toRow = ({ name, type, required, description }: Field): string =>
  `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${escapeHtml(type)}</td><td>${required ? 'required' : ''}</td><td>${toProse(description)}</td></tr>`;

const toTable = (title: string, fields: readonly Field[]): string =>
  fields.length === 0
    ? ''
    : `<table><caption>${title}</caption><thead><tr><th scope="col">Name</th><th scope="col">Form</th><th scope="col">Needed</th><th scope="col">Meaning</th></tr></thead><tbody>${fields.map(toRow).join('')}</tbody></table>`;

const toParameter = (given: Json): Field => ({
  name: textOf(given['name']),
  type: typeOf(recordOf(given['schema'])),
  required: given['required'] === true,
  description: textOf(given['description']),
});

const schemaOf = (content: unknown): unknown =>
  Object.values(recordOf(content)).map((media) => recordOf(media)['schema'])[0];

function toBody(document: Json, spec: Json): string {
  const schema = schemaOf(recordOf(spec['requestBody'])['content']);
  if (schema === undefined) return '';
  const forms = formsOf(document, schema);
  return forms.map((fields, index) => toTable(index === 0 ? 'Body' : 'or', fields)).join('');
}

function toAnswers(document: Json, spec: Json): string {
  const rows = Object.entries(recordOf(spec['responses'])).map(([status, given]) => {
    const answer = resolve(document, given);
    const schema = schemaOf(answer['content']);
    const form = schema === undefined || Number(status) >= 400 ? '' : typeOf(recordOf(schema));
    return `<tr><th scope="row">${status}</th><td>${toProse(textOf(answer['description']))}</td><td>${escapeHtml(form)}</td></tr>`;
  });
  return `<table><caption>Answers</caption><thead><tr><th scope="col">Status</th><th scope="col">When</th><th scope="col">Form</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function toOperation(document: Json, { method, path, spec }: Operation): string {
  const parameters = listOf(spec['parameters']).map((each) => toParameter(resolve(document, each)));
  return `<details><summary><code>${method.toUpperCase()} ${escapeHtml(path)}</code> ${toProse(textOf(spec['summary']))}</summary><p>Who: ${escapeHtml(toAccess(spec))}.</p>${toTable('Path, query and headers', parameters)}${toBody(document, spec)}${toAnswers(document, spec)}</details>`;
}

/** Every operation of an OpenAPI document, by tag; what goes on between services is left out. */
export function toReference(document: Json): string {
  const byTag = Map.groupBy(operationsOf(document), ({ spec }) =>
    String((spec['tags'] as unknown[] | undefined)?.[0] ?? 'other'),
  );
  return [...byTag]
    .filter(([tag]) => tag !== 'internal')
    .map(
      ([tag, operations]) =>
        `<section><h3>${escapeHtml(tag)}</h3>${operations.map((each) => toOperation(document, each)).join('')}</section>`,
    )
    .join('');
}
