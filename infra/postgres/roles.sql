-- Roles of gomomo, and what each may do in the database this runs in. Run it as a superuser (or a
-- managed server's administrator), once and again after a release that adds a role: it repeats well.
-- Generated from infra/services.ts (npm run generate); do not edit.
--
--   create database gomomo;
--   psql -d gomomo -v owner_password=... -v booking_core_password=... -v voice_gateway_password=... -v calendar_sync_password=... -v excel_sync_password=... -v shared_state_password=... -v messaging_password=... \
--        -f infra/postgres/roles.sql
--
-- The embedded default and the tests run this very file. Roles belong here and not to migrations:
-- the owner that runs those may create neither roles nor databases.

-- The owner migrates. The group roles receive the grants of the migrations and cannot log in.
do $$ begin create role gomomo_owner; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role booking_app; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role booking_core; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role voice_app; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role voice_gateway; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role calendar_app; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role calendar_sync; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role workbook_app; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role excel_sync; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role shared_state_app; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role shared_state; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role messaging_app; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role messaging; exception when duplicate_object or unique_violation then null; end $$;

alter role gomomo_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'owner_password';
alter role booking_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
alter role booking_core login nosuperuser nocreatedb nocreaterole nobypassrls password :'booking_core_password';
alter role voice_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
alter role voice_gateway login nosuperuser nocreatedb nocreaterole nobypassrls password :'voice_gateway_password';
alter role calendar_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
alter role calendar_sync login nosuperuser nocreatedb nocreaterole nobypassrls password :'calendar_sync_password';
alter role workbook_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
alter role excel_sync login nosuperuser nocreatedb nocreaterole nobypassrls password :'excel_sync_password';
alter role shared_state_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
alter role shared_state login nosuperuser nocreatedb nocreaterole nobypassrls password :'shared_state_password';
alter role messaging_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
alter role messaging login nosuperuser nocreatedb nocreaterole nobypassrls password :'messaging_password';

grant booking_app to booking_core;
grant voice_app to voice_gateway;
grant calendar_app to calendar_sync;
grant workbook_app to excel_sync;
grant shared_state_app to shared_state;
grant messaging_app to messaging;

-- A client library writes instants in the session's zone, and a pooler may drop what a session asks
-- for at its start: so the zone is the role's own.
alter role gomomo_owner set timezone = 'UTC';
alter role booking_core set timezone = 'UTC';
alter role voice_gateway set timezone = 'UTC';
alter role calendar_sync set timezone = 'UTC';
alter role excel_sync set timezone = 'UTC';
alter role shared_state set timezone = 'UTC';
alter role messaging set timezone = 'UTC';
alter role gomomo_owner set jit = off;
alter role booking_core set jit = off;
alter role voice_gateway set jit = off;
alter role calendar_sync set jit = off;
alter role excel_sync set jit = off;
alter role shared_state set jit = off;
alter role messaging set jit = off;

-- The owner may create schemas and trusted extensions (btree_gist) here; nobody else may create,
-- and only the services may connect.
do $$
begin
  execute format('alter database %I owner to gomomo_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format(
    'grant connect on database %I to booking_app, voice_app, calendar_app, workbook_app, shared_state_app, messaging_app', current_database());
end
$$;
revoke all on schema public from public;
