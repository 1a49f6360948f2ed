-- What happens to talks and agreements by the clock, by a new declaration, or because somebody leaves.

-- What nobody answered by its day, once each: for those who hold the data role to be told again.
create function mark_late(p_now timestamptz) returns table (kind text, id uuid, member_id uuid, by_id uuid)
language sql security definer set search_path = public, pg_temp as $$
  with counters as (
    update negotiation set late_at = p_now
    where cooperative_id = app_cooperative() and app_program() is not null
      and state = 'offered' and answer_by_at <= p_now and late_at is null
    returning id, subject_id, by_id),
  questions as (
    update question set late_at = p_now
    where cooperative_id = app_cooperative() and app_program() is not null
      and answered_at is null and answer_by_at <= p_now and late_at is null
    returning id, subject_id, by_id)
  select 'data_counter_late', c.id, c.subject_id, c.by_id from counters c
  union all select 'question_late', q.id, q.subject_id, q.by_id from questions q $$;

-- Who leaves is answered no more: what waits of theirs is taken back with the day.
create function let_talks_go(p_member uuid, p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  with open as (
    select n.cooperative_id, n.id from negotiation n
    where n.cooperative_id = app_cooperative() and app_program() is not null
      and n.subject_id = p_member and n.state = 'offered' for update),
  waiting as (
    select r.* from negotiation_rule r join open using (cooperative_id, id)
    where r.outcome = 'waiting' and not exists (select from negotiation_rule d
      where d.cooperative_id = r.cooperative_id and d.id = r.id and d.step = 2
        and d.category = r.category and d.purpose = r.purpose and d.recipient = r.recipient)),
  taken as (
    insert into negotiation_rule (cooperative_id, id, subject_id, seq, step, category, purpose, recipient, answer,
      precision, retention_days, until_on, outcome)
    select w.cooperative_id, w.id, w.subject_id, row_number() over (partition by w.id order by w.seq) + (
        select max(r.seq) from negotiation_rule r where r.cooperative_id = w.cooperative_id and r.id = w.id),
      2, w.category, w.purpose, w.recipient, w.answer, w.precision, w.retention_days, w.until_on, 'taken_back'
    from waiting w)
  update negotiation n set ended_at = p_now, ended_by_id = p_member,
    state = case when exists (select from negotiation_rule r where r.cooperative_id = n.cooperative_id
      and r.id = n.id and r.outcome = 'agreed') then 'finalized' else 'terminated' end
  from open o where n.cooperative_id = o.cooperative_id and n.id = o.id $$;

-- What ends within a month and does not go on by itself, each once, for whose it is to be told; of what was agreed for a
-- shorter time than two months, when half of it is over.
create function mark_lapsing(p_now timestamptz)
returns table (member_id uuid, category text, purpose text, recipient text, until_at timestamptz)
language sql security definer set search_path = public, pg_temp as $$
  update agreement a set reminded_at = p_now from member m
  where a.cooperative_id = app_cooperative() and app_program() is not null
    and m.cooperative_id = a.cooperative_id and m.id = a.subject_id and m.left_at is null
    and a.withdrawn_at is null and not a.renews and a.reminded_at is null and a.valid @> p_now
    and upper(a.valid) - p_now <= least(interval '30 days', (upper(a.valid) - lower(a.valid)) / 2)
  returning a.subject_id, a.category, a.purpose, a.recipient, upper(a.valid) $$;

-- What the declaration in force asks for no more is read no more: the agreements to it end.
create function end_dropped(p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update agreement a set withdrawn_at = p_now, withdrawn_by_id = app_member()
  where a.cooperative_id = app_cooperative() and holds_data_role(app_member()) and a.withdrawn_at is null
    and not exists (select from declared_rule r join declaration d
      on d.cooperative_id = r.cooperative_id and d.id = r.declaration_id
      where r.cooperative_id = a.cooperative_id and r.category = a.category and r.purpose = a.purpose
        and r.recipient = a.recipient
        and d.version = (select max(version) from declaration where cooperative_id = a.cooperative_id)) $$;
