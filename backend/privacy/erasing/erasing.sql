-- No person's request forgets anybody, nor decides when.
create function must_be_program() returns void language plpgsql stable as $$
begin
  if app_program() is null then raise insufficient_privilege using message = 'only a program forgets'; end if;
end $$;

-- True while a question of theirs about a look is not answered.
create function asks(p_cooperative uuid, p_member uuid) returns boolean language sql stable as $$
  select exists (select from question q where q.cooperative_id = p_cooperative and q.subject_id = p_member
    and q.answered_at is null) $$;

-- For how long each member's rows of a category are kept: the longest that an agreement of theirs says which holds, or
-- held when they left, and no less than a law wants. What goes on by itself holds, though no worker ran to write it down.
-- Somebody with an open question is not here: nothing of theirs goes before it is answered.
create function kept(p_cooperative uuid, p_category text, p_law_days int)
returns table (subject_id uuid, days interval, left_at timestamptz) language sql stable as $$
  select m.id, greatest(coalesce(max(a.retention_days), 0), p_law_days) * interval '1 day', m.left_at
  from member m left join agreement a on a.cooperative_id = m.cooperative_id and a.subject_id = m.id
    and a.category = p_category and a.withdrawn_at is null
    and (a.renews or upper(a.valid) > coalesce(m.left_at, app_now()))
  where m.cooperative_id = p_cooperative and not asks(p_cooperative, m.id)
  group by m.id, m.left_at $$;

-- What the service cannot be given without while they are a member: what is agreed as required, and the record of it.
create function needed_categories(p_cooperative uuid, p_member uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct a.category), '{}') || 'LegalRecord'::text from agreement a
  where a.cooperative_id = p_cooperative and a.subject_id = p_member and a.necessity = 'required'
    and a.purpose <> 'SubjectAccess' and a.withdrawn_at is null
    and (p_member = app_member() or app_program() is not null) $$;

-- Every night: what nobody agreed to keep any longer. The access ledger, and what opens the entries of the other one,
-- are kept as long as anybody's record of law.
create function retain(p_cooperative uuid, p_now timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  counts jsonb;
  records interval;
begin
  perform must_be_program();
  select max(k.days) into records from kept(p_cooperative, 'LegalRecord', 0) k;
  select coalesce(jsonb_object_agg(f.category, f.gone), '{}') into counts from (
    select e.category, sum(e.gone) as gone from forget_expired(p_cooperative, p_now) e group by e.category) f;
  delete from access_list l using access_grant g where l.cooperative_id = p_cooperative
    and g.cooperative_id = l.cooperative_id and g.id = l.id and g.opened_at + records <= p_now
    and not exists (select from question q where q.cooperative_id = g.cooperative_id and q.grant_id = g.id);
  delete from access_grant g where g.cooperative_id = p_cooperative and g.opened_at + records <= p_now
    and not exists (select from question q where q.cooperative_id = g.cooperative_id and q.grant_id = g.id);
  delete from proof_opening o where o.cooperative_id = p_cooperative and o.happened_at + records <= p_now
    and not exists (select from question q where q.cooperative_id = o.cooperative_id and q.grant_id = o.id);
  perform log_entry(p_cooperative, uuidv7(), 'retention_run', p_now, '{}', jsonb_build_object('gone', counts));
  return counts;
end $$;

-- Forgets what may be forgotten of somebody who asked: while they are a member what the service can do without, when
-- they have left all but what a law keeps. Returns how far it came; again finds nothing left to do.
create function erase(p_cooperative uuid, p_member uuid, p_law text[], p_all text[], p_now timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  has_left boolean;
  counts jsonb;
  spared text[] := p_law;
begin
  perform must_be_program();
  select m.left_at is not null into has_left from member m
    where m.cooperative_id = p_cooperative and m.id = p_member for update;
  if asks(p_cooperative, p_member) then return 'asks'; end if;
  if not has_left then spared := spared || needed_categories(p_cooperative, p_member); end if;
  select coalesce(jsonb_object_agg(f.category, f.gone), '{}') into counts from (
    select e.category, sum(e.gone) as gone
    from forget_member(p_cooperative, p_member, array(select c from unnest(p_all) c where c <> all (spared))) e
    group by e.category) f;
  if has_left then perform forget_traces(p_cooperative, p_member); end if;
  update erasure set begun_at = coalesce(begun_at, p_now), erased_at = case when has_left then p_now end,
    gone = gone || counts
    where cooperative_id = p_cooperative and member_id = p_member;
  perform log_entry(p_cooperative, uuidv7(), case when has_left then 'member_erased' else 'erasure_begun' end, p_now,
    case when has_left then '{}' else array[p_member] end,
    jsonb_build_object('member_id', p_member, 'gone', counts));
  return case when has_left then 'erased' else 'begun' end;
end $$;

-- What else leads to somebody: the keys their words are sealed with and their entries open by, and their place in
-- the ledger of others' looks. That they themselves looked at others stays, as an id without a name: the others' right.
create function forget_traces(p_cooperative uuid, p_member uuid) returns void language plpgsql as $$
begin
  delete from data_key where cooperative_id = p_cooperative and id = p_member;
  delete from proof_key where cooperative_id = p_cooperative and id = p_member;
  update proof_opening set subjects = array_remove(subjects, p_member)
    where cooperative_id = p_cooperative and subjects @> array[p_member];
  delete from proof_opening where cooperative_id = p_cooperative and subjects = '{}'
    and payload like '%"about":["%';
  delete from sign_in_link where cooperative_id = p_cooperative and member_id = p_member;
  update access_list set subjects = array_remove(subjects, p_member)
    where cooperative_id = p_cooperative and subjects @> array[p_member];
  delete from access_list l using access_grant g where l.cooperative_id = p_cooperative
    and g.cooperative_id = l.cooperative_id and g.id = l.id and g.subjects = array[p_member];
  delete from access_grant where cooperative_id = p_cooperative and subjects = array[p_member];
  update access_grant set subjects = array_remove(subjects, p_member)
    where cooperative_id = p_cooperative and subjects @> array[p_member];
  update member set key = id::text where cooperative_id = p_cooperative and id = p_member;
end $$;

-- A tombstone from outside the database: asked for in a backup's future. Who is a member there leaves today, whether or
-- not the backup knew already that they asked. True where it did not know.
create function bury(p_cooperative uuid, p_member uuid, p_erasure uuid, p_asked_at timestamptz, p_left boolean, p_today date)
returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  had_not_asked boolean;
begin
  perform must_be_program();
  insert into erasure (cooperative_id, id, member_id, asked_at)
  select p_cooperative, p_erasure, m.id, p_asked_at from member m
    where m.cooperative_id = p_cooperative and m.id = p_member
  on conflict do nothing;
  had_not_asked := found;
  update member set leaves_on = p_today, leave_is_own = true
    where cooperative_id = p_cooperative and id = p_member and p_left and left_at is null
      and (leaves_on is null or leaves_on > p_today);
  return had_not_asked or found;
end $$;
