import { AppError } from '@gomomo/kernel';

/** @throws AppError `validation` */
export function parsePayload<Value>(
  schema: { safeParse(json: unknown): { data?: Value; success: boolean } },
  payload: unknown,
): Value {
  const { data, success } = schema.safeParse(payload);
  if (success && data !== undefined) return data;
  throw new AppError('validation', 'This message is not in the form that is read here.');
}
