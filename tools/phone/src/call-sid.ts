import { randomBytes } from 'node:crypto';

export const newCallSid = (): string => `CA${randomBytes(16).toString('hex')}`;
