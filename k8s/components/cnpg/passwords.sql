-- psql's variables of roles.sql, from the environment: on a command line they could be read by others.
-- Generated from infra/services.ts (npm run generate); do not edit.
\getenv owner_password OWNER_PASSWORD
\getenv booking_core_password BOOKING_CORE_PASSWORD
\getenv voice_gateway_password VOICE_GATEWAY_PASSWORD
\getenv calendar_sync_password CALENDAR_SYNC_PASSWORD
\getenv excel_sync_password EXCEL_SYNC_PASSWORD
\getenv shared_state_password SHARED_STATE_PASSWORD
\getenv messaging_password MESSAGING_PASSWORD
