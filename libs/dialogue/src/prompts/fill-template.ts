export type TemplateParams = Readonly<Record<string, string | number | null | undefined>>;

/**
 * Fills `{x}`; a group `[… {x} …]` is left out when one of its parameters is empty. Values are
 * taken as they are: braces or brackets in a name are never read as a template.
 */
export function fillTemplate(template: string, params: TemplateParams): string {
  const parts = template.split(/(\[[^\]]*\])/);
  return parts
    .map((part) => {
      const group = part.startsWith('[') && part.endsWith(']');
      const inner = group ? part.slice(1, -1) : part;
      if (group && namesIn(inner).some((name) => isEmpty(params[name]))) return '';
      return inner.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
    })
    .join('');
}

const isEmpty = (value: TemplateParams[string]): boolean =>
  value === undefined || value === null || value === '';

/** Parameters a template names. */
export function namesIn(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}
