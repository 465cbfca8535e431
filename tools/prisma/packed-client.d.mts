export const schemaFile: string;
export const clientFolder: string;
export function sourceOfClient(): string;
export function packClient(): void;
export function readPackedClient(): { source: string; files: Record<string, string> };
export function unpackClient(): boolean;
