import { z } from 'zod';
import { isOpenEnum } from './open-enum.ts';

/**
 * The form in which others read what we write: unknown fields pass through, open enumerations take
 * any text, and limits of size are not checked, so that an addition or a raised limit on our side
 * breaks nobody. Types, required fields and patterns stay. The static type is that of today.
 */
export function openForm<Schema extends z.ZodType>(schema: Schema): z.ZodType<z.output<Schema>> {
  return opened(schema) as z.ZodType<z.output<Schema>>;
}

const openedOnce = new WeakMap<z.core.$ZodType, z.core.$ZodType>();

function opened(schema: z.core.$ZodType): z.core.$ZodType {
  const known = openedOnce.get(schema);
  if (known !== undefined) return known;
  const made = open(schema);
  openedOnce.set(schema, made);
  return made;
}

function open(schema: z.core.$ZodType): z.core.$ZodType {
  if (isOpenEnum(schema)) return z.string();
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return z.looseObject(
        Object.fromEntries(Object.entries(def.shape).map(([name, field]) => [name, opened(field)])),
      );
    case 'array':
      return z.array(opened(def.element));
    case 'string':
    case 'number':
      return withoutLimits(schema);
    case 'nullable':
      return z.nullable(opened(def.innerType));
    case 'optional':
      return schema instanceof z.ZodExactOptional
        ? z.exactOptional(opened(def.innerType))
        : z.optional(opened(def.innerType));
    case 'union':
      return z.union(def.options.map(opened));
    default:
      return schema;
  }
}

function withoutLimits(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod;
  const checks = def.checks?.filter(({ _zod }) => _zod.def.check === 'string_format');
  return checks === undefined ? schema : z.core.clone(schema, { ...def, checks });
}
