-- A worker's own published week in one statement: opens the session, reads under row-level security as whoever calls,
-- and answers in one piece of JSON with each client once. It is the page asked for most: said as a statement for the
-- session, one for the week, and the transaction around them, it cost twice the time (`python -m tests.bench api`).
-- No row: not signed in.
create function my_week(p_token_hash bytea, p_now timestamptz, p_grants text,
  p_starts_at timestamptz, p_ends_at timestamptz, p_first_week_on date, p_until_on date)
returns table (session_id uuid, member_id uuid, cooperative_id uuid, circles_version bigint,
  classes text[], coordinates uuid[], zone text, week text)
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare mine record;
begin
  select s.* into mine from open_session(p_token_hash, p_now, p_grants) s;
  if mine.member_id is null then return; end if;
  return query
    with planned as materialized (
      select a.id, a.visit_id, a.client_id, a.roster_id, a.confirmed_at is not null as confirmed,
        lower(a.during) as starts_at, upper(a.during) as ends_at, v.workers, v.standing_visit_id,
        late.minutes as late_minutes
      from assignment a join visit v on v.cooperative_id = mine.cooperative_id and v.id = a.visit_id
      left join running_late late on late.cooperative_id = mine.cooperative_id and late.id = a.id
        and late.until_at > p_now
      where a.cooperative_id = mine.cooperative_id and a.worker_id = mine.member_id and a.state = 'live'
        and a.during && tstzrange(p_starts_at, p_ends_at) and lower(a.during) >= p_starts_at),
    -- A visit is *changed* while a later publication than the week's first brought it and it is not confirmed.
    publications as materialized (
      select r.id, r.state, r.published_at, r.published_at > min(r.published_at) over (partition by r.week_on) as later
      from roster r
      where r.cooperative_id = mine.cooperative_id and r.week_on between p_first_week_on and p_until_on
        and r.published_at is not null),
    tasks as materialized (
      select t.standing_visit_id, json_agg(t.task order by t.task) as said
      from care_task t
      where t.cooperative_id = mine.cooperative_id
        and t.standing_visit_id = any (array(select standing_visit_id from planned))
      group by t.standing_visit_id),
    partners as materialized (
      select p.visit_id, json_agg(json_build_object('id', other.worker_id, 'given_name', coalesce(name.given_name, ''))
        order by name.given_name, other.worker_id) as said
      from planned p
      join assignment other on other.cooperative_id = mine.cooperative_id and other.visit_id = p.visit_id
        and other.state = 'live' and other.worker_id <> mine.member_id
      left join member_identity name on name.cooperative_id = mine.cooperative_id and name.id = other.worker_id
      where p.workers > 1
      group by p.visit_id)
    select mine.session_id, mine.member_id, mine.cooperative_id, mine.circles_version, mine.classes, mine.coordinates,
      mine.zone, json_build_object(
      'published_at', (select max(published_at) from publications where state = 'published'),
      'way', (select json_build_object('mode', w.mode, 'latitude_e5', w.latitude_e5, 'longitude_e5', w.longitude_e5)
        from travel_start w where w.cooperative_id = mine.cooperative_id and w.id = mine.member_id),
      'clients', (select json_object_agg(who.client_id, json_build_object(
          'given_name', coalesce(name.given_name, ''), 'family_name', coalesce(name.family_name, ''),
          'line', home.line, 'area', coalesce(area.area, ''),
          'latitude_e5', home.latitude_e5, 'longitude_e5', home.longitude_e5,
          'visits_before', (select count(*) from assignment a where a.cooperative_id = mine.cooperative_id
            and a.worker_id = mine.member_id and a.client_id = who.client_id and a.state = 'live'
            and upper(a.during) <= p_now)))
        from (select distinct client_id from planned) who
        left join member_identity name on name.cooperative_id = mine.cooperative_id and name.id = who.client_id
        left join service_address home on home.cooperative_id = mine.cooperative_id and home.id = who.client_id
        left join service_area area on area.cooperative_id = mine.cooperative_id and area.id = who.client_id),
      'visits', (select json_agg(json_build_object(
          'id', p.visit_id, 'assignment_id', p.id, 'client_id', p.client_id, 'starts_at', p.starts_at,
          'ends_at', p.ends_at, 'confirmed', p.confirmed, 'later', coalesce(its.later, false),
          'late_minutes', p.late_minutes, 'tasks', tasks.said,
          'partners', partners.said) order by p.starts_at, p.id)
        from planned p left join publications its on its.id = p.roster_id
        left join tasks on tasks.standing_visit_id = p.standing_visit_id
        left join partners on partners.visit_id = p.visit_id))::text;
end $$;
