-- What members are told about each other's hours and burdens: sums and spreads, never a row about a person. The least
-- number of people a figure may stand for is inside each function, so that no caller can ask for less: 5 for a figure
-- or a quartile, 8 where single dots are shown. The functions without "security definer" read nothing but what the
-- caller may; inside the others they read all of the cooperative.

-- Minutes in millionths of what they were, so many weeks ago (the same rounding as the solver's ledgers).
create function ledger_weight(p_weeks int, p_half_life int) returns numeric
language sql immutable parallel safe as
$$ select round(power(2::numeric, -p_weeks::numeric / p_half_life) * 1000000) $$;

-- The workers counted: those of the cooperative who have not left, or of one team.
create function fairness_workers(p_team uuid) returns setof uuid
language sql stable as $$
  select m.id from member m
  where m.cooperative_id = app_cooperative() and m.left_at is null and 'worker' = any (m.classes)
    and (p_team is null or exists (select from team_membership t where t.cooperative_id = m.cooperative_id
      and t.member_id = m.id and t.team_id = p_team and t.ended_at is null)) $$;

-- What rosters gave in a week, as it stands in the ledger: for the program that posts it, which must see those too who
-- have left since and of whom nothing else is read any more.
create function ledger_stands(p_week_on date) returns table (worker_id uuid, kind text, minutes bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.worker_id, e.kind, sum(e.minutes)::bigint
  from ledger_entry e
  where e.cooperative_id = app_cooperative() and app_program() is not null
    and e.week_on = p_week_on and e.source = 'roster'
  group by e.worker_id, e.kind $$;

-- Weighted minutes carried against weighted minutes able, for each worker who was able to do any of this kind.
create function burden_ratios(p_kind text, p_week_on date, p_weeks int, p_half_life int, p_team uuid)
returns table (worker_id uuid, minutes numeric, able numeric, bp int)
language sql stable as $$
  select s.worker_id, s.minutes, s.able, greatest(0, floor(s.minutes * 10000 / s.able))::int
  from (
    select e.worker_id,
      coalesce(sum(e.minutes * ledger_weight((p_week_on - e.week_on) / 7, p_half_life)) filter (where e.kind = p_kind), 0) as minutes,
      sum(e.minutes * ledger_weight((p_week_on - e.week_on) / 7, p_half_life)) filter (where e.kind <> p_kind) as able
    from ledger_entry e
    where e.cooperative_id = app_cooperative() and e.kind in (p_kind, 'able:' || p_kind)
      and e.week_on between p_week_on - 7 * (p_weeks - 1) and p_week_on
      and e.worker_id in (select fairness_workers(p_team))
    group by e.worker_id) s
  where s.able > 0 $$;

-- How the others stand with one kind of burden: the even share, the middle half, and, among 8 or more, each one's
-- figure in order of size. With fewer than 8 the ends are the quartiles: an end is a person.
create function burden_spread(p_kind text, p_week_on date, p_weeks int, p_half_life int, p_team uuid)
returns table (even_bp int, low_bp int, quarter_bp int, middle_bp int, three_quarter_bp int, high_bp int, others_bp int[])
language sql stable security definer set search_path = public, pg_temp as $$
  with r as (select * from burden_ratios(p_kind, p_week_on, p_weeks, p_half_life, p_team)),
  q as (
    select count(*) as people, floor(sum(r.minutes) * 10000 / sum(r.able))::int as even,
      min(r.bp) as low, max(r.bp) as high,
      (percentile_cont(array[0.25, 0.5, 0.75]) within group (order by r.bp))::int[] as parts
    from r)
  select q.even, case when q.people >= 8 then q.low else q.parts[1] end, q.parts[1], q.parts[2], q.parts[3],
    case when q.people >= 8 then q.high else q.parts[3] end,
    case when q.people >= 8 then array(select r.bp from r where r.worker_id is distinct from app_member() order by r.bp) end
  from q where q.people >= 5 $$;

-- Hours given against hours wanted: how many workers there are, the least and the mean share among 5 or more, and
-- among 8 or more how many stand in each twentieth.
create function hours_spread(p_week_on date, p_weeks int, p_half_life int, p_team uuid)
returns table (workers int, worst_bp int, mean_bp int, buckets jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with s as (
    select e.worker_id,
      coalesce(sum(e.minutes * ledger_weight((p_week_on - e.week_on) / 7, p_half_life)) filter (where e.kind = 'hours_given'), 0) as given,
      sum(e.minutes * ledger_weight((p_week_on - e.week_on) / 7, p_half_life)) filter (where e.kind = 'hours_wanted') as wanted
    from ledger_entry e
    where e.cooperative_id = app_cooperative() and e.kind in ('hours_given', 'hours_wanted')
      and e.week_on between p_week_on - 7 * (p_weeks - 1) and p_week_on
      and e.worker_id in (select fairness_workers(p_team))
    group by e.worker_id),
  r as (select greatest(0, floor(s.given * 10000 / s.wanted))::int as bp from s where s.wanted > 0),
  b as (select least(r.bp / 500 * 500, 12000) as from_bp, count(*) as workers from r group by 1),
  t as (select count(*)::int as workers, min(least(r.bp, 10000)) as worst, avg(least(r.bp, 10000))::int as mean from r)
  select t.workers, case when t.workers >= 5 then t.worst end, case when t.workers >= 5 then t.mean end,
    case when t.workers >= 8 then (
      select jsonb_agg(jsonb_build_object('from_bp', b.from_bp, 'to_bp', b.from_bp + 500, 'workers', b.workers)
        order by b.from_bp) from b) end
  from t $$;

-- Turns: how many carried this kind in each week, apart those who had none in the three weeks before.
create function burden_turns(p_kind text, p_week_on date, p_weeks int, p_team uuid)
returns table (week_on date, fresh int, again int)
language sql stable security definer set search_path = public, pg_temp as $$
  with carried as (
    select e.worker_id, e.week_on from ledger_entry e
    where e.cooperative_id = app_cooperative() and e.kind = p_kind
      and e.week_on between p_week_on - 7 * (p_weeks + 2) and p_week_on
      and e.worker_id in (select fairness_workers(p_team))
    group by e.worker_id, e.week_on having sum(e.minutes) > 0),
  turns as (
    select c.week_on, exists (select from carried b where b.worker_id = c.worker_id
      and b.week_on between c.week_on - 21 and c.week_on - 7) as again from carried c)
  select w.week_on::date, count(*) filter (where not t.again)::int, count(*) filter (where t.again)::int
  from generate_series(p_week_on - 7 * (p_weeks - 1), p_week_on, interval '7 days') as w(week_on)
  left join turns t on t.week_on = w.week_on::date
  where (select count(*) from burden_ratios(p_kind, p_week_on, p_weeks, 8, p_team)) >= 5
  group by w.week_on order by w.week_on $$;

-- Places that visits of published weeks had, and how many of them somebody came to.
create function published_places(p_week_on date, p_weeks int, p_team uuid)
returns table (week_on date, client_id uuid, places int, covered int)
language sql stable as $$
  select r.week_on, v.client_id, v.workers::int, least(v.workers, (select count(*) from assignment a
    where a.cooperative_id = v.cooperative_id and a.visit_id = v.id and a.state = 'live'))::int
  from roster r join visit v on v.cooperative_id = r.cooperative_id and v.visit_on between r.week_on and r.week_on + 6
  where r.cooperative_id = app_cooperative() and r.state = 'published' and v.state = 'due'
    and r.week_on between p_week_on - 7 * (p_weeks - 1) and p_week_on and (p_team is null or v.team_id = p_team) $$;

-- Their sums by week; no floor: it is about no person.
create function coverage(p_week_on date, p_weeks int, p_team uuid)
returns table (week_on date, places int, covered int)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.week_on, sum(p.places)::int, sum(p.covered)::int
  from published_places(p_week_on, p_weeks, p_team) p group by p.week_on order by p.week_on $$;

-- How many clients had so many of their places uncovered; 4 stands for 4 and more.
create function uncovered_by_client(p_week_on date, p_weeks int, p_team uuid) returns table (uncovered int, clients int)
language sql stable security definer set search_path = public, pg_temp as $$
  with c as (
    select p.client_id, sum(p.places - p.covered) as uncovered
    from published_places(p_week_on, p_weeks, p_team) p group by p.client_id)
  select n, count(c.client_id)::int from generate_series(0, 4) n left join c on least(c.uncovered, 4) = n
  where (select count(*) from c) >= 5 group by n order by n $$;

-- Continuity: how many clients met so many different workers in the four weeks before now.
create function continuity(p_now timestamptz, p_team uuid)
returns table (different_workers int, clients int)
language sql stable security definer set search_path = public, pg_temp as $$
  with met as (
    select v.client_id, count(distinct a.worker_id)::int as workers
    from assignment a join visit v on v.cooperative_id = a.cooperative_id and v.id = a.visit_id
    where a.cooperative_id = app_cooperative() and a.state = 'live'
      and a.during && tstzrange(p_now - interval '28 days', p_now) and upper(a.during) <= p_now
      and (p_team is null or v.team_id = p_team)
    group by v.client_id)
  select m.workers, count(*)::int from met m
  where (select count(*) from met) >= 5 group by m.workers order by m.workers $$;

-- An entry once made stays: what was wrong is put right by a further one.
create function ledger_stays() returns trigger language plpgsql as $$
begin
  if current_user in ('commonrota_app', 'commonrota_worker') then
    raise exception 'the ledger is append-only' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;

create trigger ledger_stays before update or delete on ledger_entry for each row execute function ledger_stays();
