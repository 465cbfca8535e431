-- Appends records in their order, topic by topic in sorted order so that two callers never wait for
-- each other. Headers and values lie in p_bytes one behind the other: as arrays of hexadecimal text they
-- take longer to read than to write. p_header_at and p_value_at say where each begins (the first byte is 1;
-- null: a tombstone), p_ends where the record has ended. Waits for the disk only when told to.
create or replace function messaging.append_records(
  p_topics text[], p_keys text[], p_header_at integer[], p_value_at integer[], p_ends integer[], p_bytes bytea,
  p_at timestamptz, p_durably boolean
) returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  v_topic record;
  v_first bigint;
begin
  if not p_durably then
    perform set_config('synchronous_commit', 'off', true);
  end if;
  for v_topic in
    select t as name, count(*) as records from unnest(p_topics) as t group by t order by t
  loop
    insert into messaging.topics as t (topic, next_position) values (v_topic.name, v_topic.records)
    on conflict on constraint topics_pkey do update
      set next_position = t.next_position + excluded.next_position
    returning t.next_position - v_topic.records into v_first;
    insert into messaging.records (topic, position, key, headers, value, appended_at)
    select topic, v_first + row_number() over (order by place) - 1, key,
           convert_from(substring(p_bytes from header_at for coalesce(value_at, ends) - header_at), 'UTF8'),
           substring(p_bytes from value_at for ends - value_at), p_at
      from unnest(p_topics, p_keys, p_header_at, p_value_at, p_ends) with ordinality
           as r (topic, key, header_at, value_at, ends, place)
     where topic = v_topic.name;
  end loop;
end $$;
