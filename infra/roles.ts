import { services } from './services.ts';

/** A schema, the group role that its migrations grant to, and the login role in that group. */
interface Owner {
  readonly login: string;
  readonly group: string;
}

const owners: readonly Owner[] = [
  ...services.flatMap(({ name, schema }) =>
    schema === undefined ? [] : [{ login: name.replaceAll('-', '_'), group: `${schema}_app` }],
  ),
  // Stand-ins for Redis and Kafka in the embedded default.
  { login: 'shared_state', group: 'shared_state_app' },
  { login: 'messaging', group: 'messaging_app' },
];
const logins = ['gomomo_owner', ...owners.map(({ login }) => login)];
const variableOf = (login: string): string => `${login.replace('gomomo_', '')}_password`;

/** psql's variables of roles.sql. */
export const passwordVariables: readonly string[] = logins.map(variableOf);

const createRole = (role: string): string =>
  `do $$ begin create role ${role}; exception when duplicate_object or unique_violation then null; end $$;`;
const plain = 'nosuperuser nocreatedb nocreaterole nobypassrls';
const login = (role: string): string =>
  `alter role ${role} login ${plain} password :'${variableOf(role)}';`;

/** infra/postgres/roles.sql, which the embedded default, the tests, compose and the cluster run. */
export const renderRoles =
  (): string => `-- Roles of gomomo, and what each may do in the database this runs in. Run it as a superuser (or a
-- managed server's administrator), once and again after a release that adds a role: it repeats well.
-- Generated from infra/services.ts (npm run generate); do not edit.
--
--   create database gomomo;
--   psql -d gomomo ${passwordVariables.map((name) => `-v ${name}=...`).join(' ')} \\
--        -f infra/postgres/roles.sql
--
-- The embedded default and the tests run this very file. Roles belong here and not to migrations:
-- the owner that runs those may create neither roles nor databases.

-- The owner migrates. The group roles receive the grants of the migrations and cannot log in.
${['gomomo_owner', ...owners.flatMap((it) => [it.group, it.login])].map(createRole).join('\n')}

${[
  login('gomomo_owner'),
  ...owners.flatMap((it) => [`alter role ${it.group} nologin ${plain};`, login(it.login)]),
].join('\n')}

${owners.map((it) => `grant ${it.group} to ${it.login};`).join('\n')}

-- A client library writes instants in the session's zone, and a pooler may drop what a session asks
-- for at its start: so the zone is the role's own.
${logins.map((role) => `alter role ${role} set timezone = 'UTC';`).join('\n')}
${logins.map((role) => `alter role ${role} set jit = off;`).join('\n')}

-- The owner may create schemas and trusted extensions (btree_gist) here; nobody else may create,
-- and only the services may connect.
do $$
begin
  execute format('alter database %I owner to gomomo_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format(
    'grant connect on database %I to ${owners.map((it) => it.group).join(', ')}', current_database());
end
$$;
revoke all on schema public from public;
`;

/** The same passwords for psql, from the environment: on a command line others could read them. */
export const renderPasswords =
  (): string => `-- psql's variables of roles.sql, from the environment: on a command line they could be read by others.
-- Generated from infra/services.ts (npm run generate); do not edit.
${passwordVariables.map((name) => `\\getenv ${name} ${name.toUpperCase()}`).join('\n')}
`;
