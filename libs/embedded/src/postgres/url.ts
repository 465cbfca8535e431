export function postgresUrl(parts: {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}): string {
  const login = `${encodeURIComponent(parts.user)}:${encodeURIComponent(parts.password)}`;
  return `postgresql://${login}@${parts.host}:${parts.port}/${encodeURIComponent(parts.database)}`;
}
