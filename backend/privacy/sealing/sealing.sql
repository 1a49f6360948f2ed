-- The data keys of some members, as they are wrapped; of no use without a master key, which no database holds.
create function data_keys(p_members uuid[]) returns table (id uuid, master text, wrapped bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.master, k.wrapped from data_key k
  where k.cooperative_id = app_cooperative() and k.id = any (p_members) $$;

-- First keys of members who are there; a key that is there stays.
create function keep_data_keys(p_members uuid[], p_master text, p_wrapped bytea[], p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into data_key (cooperative_id, id, master, wrapped, made_at)
  select m.cooperative_id, m.id, p_master, k.wrapped, p_now
  from unnest(p_members, p_wrapped) as k(id, wrapped)
  join member m on m.cooperative_id = app_cooperative() and m.id = k.id
  where not exists (select from erasure e where e.cooperative_id = m.cooperative_id and e.member_id = m.id
    and e.erased_at is not null)
  on conflict do nothing $$;

-- Keys that another master key wraps, to be wrapped anew.
create function other_data_keys(p_master text, p_after uuid, p_most int) returns table (id uuid, master text, wrapped bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.master, k.wrapped from data_key k
  where k.cooperative_id = app_cooperative() and k.master <> p_master and app_program() is not null
    and k.id > p_after
  order by k.id limit p_most $$;

create function rewrap_data_key(p_member uuid, p_was bytea, p_master text, p_wrapped bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  update data_key k set master = p_master, wrapped = p_wrapped
  where k.cooperative_id = app_cooperative() and k.id = p_member and k.wrapped = p_was
    and app_program() is not null $$;
