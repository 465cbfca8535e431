-- Appends records in their order, topic by topic in sorted order so that two callers never wait for
-- each other. Answers each topic's first new position. Waits for the disk only when told to.
create or replace function messaging.append(
  p_topics text[], p_keys text[], p_headers text[], p_values bytea[], p_at timestamptz,
  p_durably boolean
) returns table (topic text, first_position bigint) language plpgsql as $$
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
    select r.topic, v_first + row_number() over (order by r.place) - 1, r.key, r.headers, r.value, p_at
      from unnest(p_topics, p_keys, p_headers, p_values) with ordinality
           as r (topic, key, headers, value, place)
     where r.topic = v_topic.name;
    topic := v_topic.name;
    first_position := v_first;
    return next;
  end loop;
end $$;
