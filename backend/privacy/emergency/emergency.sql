-- Access in an emergency: without an agreement, to a listed set, for two hours, by a coordinator of a team the client is
-- in. Nobody else writes these rows, and each look under one is a grant of its own, about nobody but whom it is at.

-- The listed set, as EMERGENCY in purposes.py names it, and what of it is read about those whom the client trusts.
create function emergency_categories() returns text[] language sql immutable parallel safe as
$$ select array['Identity', 'Contact', 'ServiceAddress', 'EmergencyContact', 'HomeAccess', 'CareNotes'] $$;

create function emergency_categories_of_contacts() returns text[] language sql immutable parallel safe as
$$ select array['Identity', 'Contact'] $$;

-- The emergencies the actor opened that are live: asked at every read, so that an end bites at the next statement.
create function in_emergency() returns table (id uuid, client_id uuid, opened_at timestamptz, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.client_id, e.opened_at, e.until_at
  from emergency_access e join member m on m.cooperative_id = e.cooperative_id and m.id = e.client_id
  where e.cooperative_id = app_cooperative() and e.by_id = app_member() and app_program() is null
    and e.ended_at is null and e.opened_at <= app_now() and app_now() < e.until_at
    and m.left_at is null and e.client_id in (select circle_of('Coordinator')) $$;

-- About whom the actor may read this category in one: the clients, and those they trust.
create function reached_in_emergency(p_category text) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  with live as (select i.client_id from in_emergency() i)
  select coalesce(array_agg(these.id), '{}') from (
    select l.client_id as id from live l where p_category = any (emergency_categories())
    union
    select t.contact_id from trusted_contact t join live l using (client_id)
    where t.cooperative_id = app_cooperative() and t.ended_at is null and t.during @> app_now()
      and p_category = any (emergency_categories_of_contacts())) these $$;

-- Into whose home a reader under a grant may read the way now: `doors_open`, and in an emergency.
create function doors_released() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as
$$ select doors_open() || array(select i.client_id from in_emergency() i) $$;

-- True for a client of a team the actor coordinates, but not for oneself and for no program.
create function may_open_emergency(p_client uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select app_program() is null and p_client <> app_member() and exists (select from member m
    where m.cooperative_id = app_cooperative() and m.id = p_client and m.left_at is null
      and 'client' = any (m.classes) and m.id in (select circle_of('Coordinator'))) $$;

-- Opens one from now for two hours. `known`: this very one was opened before; `taken`: the id is another's; `live`: the
-- actor has one about this client already; `refused`: it is not theirs to open.
create function open_emergency(p_id uuid, p_client uuid, p_reason bytea)
returns table (outcome text, reason bytea, opened_at timestamptz, until_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_one record;
begin
  if not may_open_emergency(p_client) then return query select 'refused', null::bytea, app_now(), app_now(); return; end if;
  perform pg_advisory_xact_lock(hashtextextended('emergency of ' || app_member() || p_client, 0));
  select e.* into found_one from emergency_access e where e.cooperative_id = app_cooperative() and e.id = p_id;
  if found then
    return query select case when found_one.by_id = app_member() and found_one.client_id = p_client then 'known' else 'taken' end,
      found_one.reason, found_one.opened_at, found_one.until_at;
    return;
  end if;
  select i.* into found_one from in_emergency() i where i.client_id = p_client;
  if found then return query select 'live', null::bytea, found_one.opened_at, found_one.until_at; return; end if;
  return query insert into emergency_access (cooperative_id, id, client_id, by_id, reason, opened_at, until_at)
    values (app_cooperative(), p_id, p_client, app_member(), p_reason, app_now(), app_now() + interval '2 hours')
    returning 'opened', reason, opened_at, until_at;
end $$;

-- True for whom the client trusts with what is opened in an emergency: with notes, or with their data.
create function stands_by(p_client uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from trusted_contact t
    where t.cooperative_id = app_cooperative() and t.client_id = p_client and t.contact_id = app_member()
      and t.topics && array['notes', 'data'] and t.ended_at is null and t.during @> app_now()) $$;

-- Ends one early: for who opened it, the client, whom they trust with it, and who holds the data role. No row: there is
-- none, or it is not theirs to end. What has ended stays as it ended.
create function end_emergency(p_id uuid) returns table (client_id uuid, by_id uuid, ended boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_one record;
begin
  select e.* into found_one from emergency_access e
    where e.cooperative_id = app_cooperative() and e.id = p_id and app_program() is null
      and (app_member() in (e.by_id, e.client_id) or stands_by(e.client_id) or holds_data_role(app_member()))
    for update;
  if not found then return; end if;
  update emergency_access e set ended_at = app_now(), ended_by_id = app_member()
    where e.cooperative_id = app_cooperative() and e.id = p_id and e.ended_at is null and app_now() < e.until_at;
  return query select found_one.client_id, found_one.by_id, found;
end $$;

-- One grant: who is read about, and what.
create function write_look(p_subjects uuid[], p_categories text[], p_until timestamptz) returns uuid language sql as $$
  with opened as (
    insert into access_grant (cooperative_id, id, actor_id, program, purpose, recipient, categories, subjects, opened_at, expires_at)
    values (app_cooperative(), uuidv7(), app_member(), null, 'Safety', 'Coordinator', p_categories, p_subjects, app_now(),
      least(p_until, app_now() + interval '15 minutes'))
    returning cooperative_id, id),
  listed as (
    insert into access_list (cooperative_id, id, category, precision, subjects, until_at, agreements_version)
    select o.cooperative_id, o.id, one.category, 'exact', p_subjects, p_until, c.agreements_version
    from opened o join cooperative c on c.id = o.cooperative_id, unnest(p_categories) as one(category))
  select id from opened $$;

-- A look in a live emergency: a grant about the client, and one about those they trust. No row where none is live.
create function look_in_emergency(p_client uuid) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  live record;
  trusted uuid[];
begin
  select i.* into live from in_emergency() i where i.client_id = p_client;
  if not found then return; end if;
  return next write_look(array[p_client], emergency_categories(), live.until_at);
  trusted := array(select distinct t.contact_id from trusted_contact t
    where t.cooperative_id = app_cooperative() and t.client_id = p_client and t.contact_id <> app_member()
      and t.ended_at is null and t.during @> app_now());
  if cardinality(trusted) > 0 then
    return next write_look(trusted, emergency_categories_of_contacts(), live.until_at);
  end if;
end $$;

-- When each look under some emergencies was, for whose data it was, who acts for them, and who holds the data role.
create function emergency_looks(p_emergencies uuid[]) returns table (emergency_id uuid, looked_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, g.opened_at
  from emergency_access e join access_grant g on g.cooperative_id = e.cooperative_id and g.subjects @> array[e.client_id]
    and g.purpose = 'Safety' and g.actor_id = e.by_id
    and g.opened_at between e.opened_at and coalesce(e.ended_at, e.until_at)
  where e.cooperative_id = app_cooperative() and e.id = any (p_emergencies)
    and (e.client_id = app_member() or stands_by(e.client_id) or holds_data_role(app_member()))
  order by g.opened_at, g.id $$;

create function log_emergencies() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform log_entry(e.cooperative_id, e.id, 'emergency_opened', e.opened_at, array[e.client_id], jsonb_build_object(
    'by_id', e.by_id, 'until', instant(e.until_at), 'categories', emergency_categories()))
  from changed e;
  return null;
end $$;
