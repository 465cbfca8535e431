-- What the verbs ask before they claim time: rules that count, and the claims that are there.

-- ---- rules that count ------------------------------------------------------------------------

-- Makes counting a client's upcoming appointments exact: everybody who books for a contact waits here.
create function booking.lock_contacts(p_tenant uuid, p_phone text, p_email text) returns void language plpgsql as $$
begin
  if p_phone is not null then
    perform pg_advisory_xact_lock(hashtextextended('phone:' || p_tenant || p_phone, 0));
  end if;
  if p_email is not null then
    perform pg_advisory_xact_lock(hashtextextended('email:' || p_tenant || p_email, 0));
  end if;
end $$;

-- A client on file may be reached by two contacts, so the count takes a lock of the client's own.
create function booking.has_too_many_upcoming(p_tenant uuid, p_client uuid, p_now timestamptz, p_most integer)
returns boolean language plpgsql as $$
begin
  if p_client is null then return false; end if;
  perform pg_advisory_xact_lock(hashtextextended('client:' || p_client, 0));
  return p_most <= (
    select count(*) from booking.appointments where tenant_id = p_tenant and client_id = p_client
       and starts_at > p_now and status = 'confirmed');
end $$;

-- By phone, else by e-mail.
create function booking.client_on_file(p_tenant uuid, p_phone text, p_email text)
returns uuid language plpgsql stable as $$
begin
  return coalesce(
    (select id from booking.clients where tenant_id = p_tenant and phone = p_phone),
    (select id from booking.clients where tenant_id = p_tenant and email = p_email));
end $$;

-- The client on file, else a new one; what is on file is never changed.
create function booking.ensure_client(
  p_tenant uuid, p_id uuid, p_name text, p_phone text, p_email text, p_now timestamptz
) returns uuid language plpgsql as $$
declare
  v_client uuid;
begin
  for attempt in 1 .. 3 loop
    insert into booking.clients (tenant_id, id, name, phone, email, created_at)
    values (p_tenant, p_id, p_name, p_phone, p_email, p_now) on conflict do nothing returning id into v_client;
    v_client := coalesce(v_client, booking.client_on_file(p_tenant, p_phone, p_email));
    exit when v_client is not null;
  end loop;
  return v_client;
end $$;

-- p_limits: [{"scope": "client" | "resource" | "service", "most": n, "minutes"?: true, "from", "to"}],
-- the local day or week as instants. Called at SERIALIZABLE, where a sequential scan would put a
-- predicate lock on the whole table: a vacuumed, nearly empty table fell to 23 bookings a second.
create function booking.reaches_limit(
  p_tenant uuid, p_limits jsonb, p_client uuid, p_service uuid, p_resource uuid, p_minutes integer,
  p_now timestamptz, p_own_claim uuid, p_own_appointment uuid
) returns boolean language plpgsql stable set enable_seqscan = off as $$
declare
  v_limit jsonb;
  v_from timestamptz;
  v_to timestamptz;
  v_count bigint;
  v_minutes numeric;
begin
  for v_limit in select value from jsonb_array_elements(p_limits) loop
    v_from := (v_limit ->> 'from')::timestamptz;
    v_to := (v_limit ->> 'to')::timestamptz;
    v_count := 0;
    if v_limit ->> 'scope' = 'client' then
      select count(*) into v_count from booking.appointments
       where tenant_id = p_tenant and client_id = p_client and status <> 'cancelled'
         and starts_at >= v_from and starts_at < v_to and id is distinct from p_own_appointment;
    elsif v_limit ->> 'scope' = 'resource' then
      select count(*) into v_count from booking.claims_within(p_tenant, array[p_resource], v_from, v_to)
       where state <> 'blocked' and starts_at >= v_from and starts_at < v_to
         and (expires_at is null or expires_at > p_now) and id is distinct from p_own_claim;
    else
      select count(*), coalesce(sum(extract(epoch from a.ends_at - a.starts_at)) / 60, 0) into v_count, v_minutes
        from (
          select starts_at, ends_at from booking.appointments
           where tenant_id = p_tenant and service_id = p_service and status <> 'cancelled'
             and starts_at >= v_from and starts_at < v_to and id is distinct from p_own_appointment
          union all
          select starts_at, ends_at from booking.claims
           where tenant_id = p_tenant and service_id = p_service and state = 'held' and expires_at > p_now
             and starts_at >= v_from and starts_at < v_to and id is distinct from p_own_claim) a;
    end if;
    if (v_limit ->> 'minutes')::boolean then
      if v_minutes + p_minutes > (v_limit ->> 'most')::integer then return true; end if;
    elsif v_count >= (v_limit ->> 'most')::integer then
      return true;
    end if;
  end loop;
  return false;
end $$;

-- ---- time ------------------------------------------------------------------------------------

-- The one way to ask for live claims that reach into [p_from, p_to): no claim is longer than a day, so
-- the index is bound from both sides, and every comparison is leakproof, so row-level security lets
-- it be. It is inlined into the statements that use it.
create function booking.claims_within(
  p_tenant uuid, p_resources uuid[], p_from timestamptz, p_to timestamptz
) returns setof booking.claims language sql stable as $$
  select * from booking.claims
   where tenant_id = p_tenant and resource_id = any (p_resources) and state in ('held', 'booked', 'blocked')
     and blocked_to > p_from and blocked_to < p_to + interval '24 hours' and blocked_from < p_to
$$;

-- Ends holds that ran out in the way of a new claim: an index predicate cannot say now(). A hold
-- that another transaction is ending is skipped; the insert that follows waits for it.
create function booking.expire_holds_within(
  p_tenant uuid, p_resources uuid[], p_from timestamptz, p_to timestamptz, p_now timestamptz, p_traceparent text
) returns void language plpgsql as $$
declare
  v_hold booking.claims;
begin
  for v_hold in
    select * from booking.claims
     where tenant_id = p_tenant and id = any (array(
       select id from booking.claims_within(p_tenant, p_resources, p_from, p_to) where expires_at <= p_now))
       and state = 'held' and expires_at <= p_now
       for update skip locked
  loop
    perform booking.end_hold(v_hold, 'expired', p_now, p_traceparent);
  end loop;
end $$;

-- The caller has the row locked.
create function booking.end_hold(p_hold booking.claims, p_state booking.claim_state, p_now timestamptz, p_traceparent text)
returns void language plpgsql as $$
begin
  -- who held it (an address, or a caller's number) is nobody's business any more
  update booking.claims set state = p_state, version = p_hold.version + 1, ended_at = p_now, holder = null
   where tenant_id = p_hold.tenant_id and id = p_hold.id;
  perform booking.emit(p_hold.tenant_id, 'hold', p_hold.id, p_hold.version + 1,
    'ai.gomomo.booking.hold.' || p_state || '.v1', booking.hold_data(p_hold), p_now, p_traceparent);
end $$;

-- What a start lost to: busy, held or buffer; of several resources, the one that got furthest.
create function booking.clash(
  p_tenant uuid, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_own uuid
) returns text language plpgsql stable as $$
begin
  return coalesce((
    select (array['busy', 'held', 'buffer'])[max(place)] from (
      select min(case when starts_at < p_end and ends_at > p_start
                      then case state when 'held' then 2 else 1 end else 3 end) as place
        from booking.claims_within(p_tenant, p_resources, p_from, p_to) where id is distinct from p_own
       group by resource_id) places), 'busy');
end $$;

-- The least booked minutes of the local day first, then the order given.
create function booking.rank_resources(
  p_tenant uuid, p_resources uuid[], p_day_from timestamptz, p_day_to timestamptz, p_now timestamptz
) returns uuid[] language plpgsql stable as $$
begin
  return (
    select array_agg(r.id order by coalesce(b.booked, '0'), r.place)
      from unnest(p_resources) with ordinality r (id, place)
      left join (
        select c.resource_id, sum(c.ends_at - c.starts_at) as booked
          from booking.claims_within(p_tenant, p_resources, p_day_from, p_day_to) c
         where c.state <> 'blocked' and c.starts_at >= p_day_from and c.starts_at < p_day_to
           and (c.expires_at is null or c.expires_at > p_now)
         group by c.resource_id) b on b.resource_id = r.id);
end $$;
