-- The one door to personal data. Every function runs as commonrota_door, which nobody can log in as.
-- The application says who acts, for what purpose, as which recipient; the database works out about whom
-- (the circle), keeps only those who agreed, writes the entry, and lets later transactions read just that.

create function app_cooperative() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.cooperative', true), '')::uuid $$;

create function app_member() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.member', true), '')::uuid $$;

create function app_program() returns text language sql stable parallel safe as
$$ select nullif(current_setting('app.program', true), '') $$;

-- The instant the application says it is, so that time can be tested; the database's own where it says none.
create function app_now() returns timestamptz language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

-- 1 is the coarsest: an agreement to `area` never opens a table that holds more than areas.
create function precision_rank(p_precision text) returns int language sql immutable parallel safe as
$$ select case p_precision when 'area' then 1 when 'street' then 2 when 'exact' then 3 end $$;

-- Those of `p_subjects` whose agreement to exactly this holds now.
create function still_agreed(p_subjects uuid[], p_category text, p_purpose text, p_recipient text, p_precision text)
returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(a.subject_id), '{}')
  from unnest(p_subjects) as u(subject_id) join agreement a on a.cooperative_id = app_cooperative()
    and a.subject_id = u.subject_id and a.category = p_category and a.purpose = p_purpose and a.recipient = p_recipient
    and a.withdrawn_at is null and a.valid @> app_now() and precision_rank(a.precision) >= precision_rank(p_precision) $$;

-- True while this member holds the data role.
create function holds_data_role(p_member uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from data_role d join member m on m.cooperative_id = d.cooperative_id and m.id = d.member_id
    where d.cooperative_id = app_cooperative() and d.member_id = p_member and d.during @> app_now()
      and m.left_at is null) $$;

-- About whom the present actor may ask as this recipient: the relation is worked out here, not believed.
create function circle_of(p_recipient text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if p_recipient = 'Self' then
    return query select client_id from trusted_contact
      where cooperative_id = app_cooperative() and contact_id = app_member()
        and ended_at is null and during @> app_now();
  elsif p_recipient = 'AssignedWorker' then
    return query select client_id from assignment
      where cooperative_id = app_cooperative() and worker_id = app_member() and state = 'live'
        and during && tstzrange(app_now() - interval '14 days', app_now() + interval '28 days');
  elsif p_recipient = 'PairedClient' then
    return query
      with mine as (select app_member() as client_id union select c from circle_of('Self') c)
      select a.worker_id from assignment a join mine using (client_id) where a.cooperative_id = app_cooperative()
        and a.during && tstzrange(app_now() - interval '56 days', app_now() + interval '28 days')
      union
      select t.worker_id from care_team t join mine using (client_id) where t.cooperative_id = app_cooperative();
  elsif p_recipient = 'TrustCircle' then
    return query
      with trusting as (select app_member() as client_id union select c from circle_of('Self') c
        union select their.member_id from team_membership mine join team_membership their using (cooperative_id, team_id)
          where cooperative_id = app_cooperative() and mine.member_id = app_member() and mine.role = 'coordinator'
            and mine.ended_at is null and their.ended_at is null)
      select t.contact_id from trusted_contact t join trusting using (client_id)
      where t.cooperative_id = app_cooperative() and t.ended_at is null and t.during @> app_now();
  elsif p_recipient = 'CareTeam' then
    return query select other.member_id from team_membership mine join team_membership other
        using (cooperative_id, team_id)
      where cooperative_id = app_cooperative() and mine.member_id = app_member()
        and mine.ended_at is null and other.ended_at is null;
  elsif p_recipient = 'Coordinator' then
    return query select other.member_id from team_membership mine join team_membership other
        using (cooperative_id, team_id)
      where cooperative_id = app_cooperative() and mine.member_id = app_member() and mine.role = 'coordinator'
        and mine.ended_at is null and other.ended_at is null;
  elsif p_recipient = 'DataRole' then
    return query
      with waiting as (
        select subject_id, by_id, null::uuid as actor_id from negotiation
        where cooperative_id = app_cooperative() and (state = 'offered' or ended_at > app_now() - interval '30 days')
        union
        select q.subject_id, q.by_id, g.actor_id from question q
        join access_grant g on g.cooperative_id = q.cooperative_id and g.id = q.grant_id
        where q.cooperative_id = app_cooperative()
          and (q.answered_at is null or q.answered_at > app_now() - interval '30 days')
        union
        select e.client_id, e.by_id, e.ended_by_id from emergency_access e
        where e.cooperative_id = app_cooperative() and e.opened_at > app_now() - interval '30 days')
      select distinct one.id from waiting w, unnest(array[w.subject_id, w.by_id, w.actor_id]) as one(id)
      where holds_data_role(app_member()) and one.id is not null;
  elsif p_recipient = 'MemberAuditor' then
    return query select d.member_id from data_role d
      where d.cooperative_id = app_cooperative() and lower(d.during) <= app_now() and app_member() is not null
      union
      select one.id from emergency_access e, unnest(array[e.by_id, e.ended_by_id]) as one(id)
      where e.cooperative_id = app_cooperative() and one.id is not null
        and (e.client_id = app_member() or e.client_id in (select c from circle_of('Self') c));
  elsif p_recipient in ('Solver', 'HostingProcessor') then
    return query select id from member where cooperative_id = app_cooperative() and left_at is null;
  end if;
end $$;

-- The visits at whose door the actor is about to be, or is: from half an hour before one of theirs begins (a word that
-- they come later takes nothing from it) until it ends, and the minutes later that they said.
create function at_the_door() returns table (visit_id uuid, client_id uuid, until_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.visit_id, a.client_id, upper(a.during) + coalesce(l.minutes, 0) * interval '1 minute'
  from assignment a join visit v on v.cooperative_id = a.cooperative_id and v.id = a.visit_id and v.state = 'due'
  left join running_late l on l.cooperative_id = a.cooperative_id and l.id = a.id
  where a.cooperative_id = app_cooperative() and a.worker_id = app_member() and a.state = 'live'
    and a.during && tstzrange(app_now() - interval '1 hour', app_now() + interval '30 minutes', '[]')
    and app_now() >= lower(a.during) - interval '30 minutes'
    and app_now() < upper(a.during) + coalesce(l.minutes, 0) * interval '1 minute' $$;

-- Into whose home the actor may read the way now: of who trusts them with notes, and of who they are about to be with.
create function doors_open() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(client_id), '{}') from (
    select d.client_id from at_the_door() d
    union
    select t.client_id from trusted_contact t
    where t.cooperative_id = app_cooperative() and t.contact_id = app_member() and 'notes' = any (t.topics)
      and t.ended_at is null and t.during @> app_now()) as these $$;

-- How to get into the home of somebody who is no client any more is forgotten; nobody has to read it for that.
create function forget_door_note(p_client uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from home_access
  where cooperative_id = app_cooperative() and client_id = p_client and app_program() is not null $$;

-- Opens a grant and returns its id, or null where there is nobody to read about. Whom it opens, category by
-- category, is written down beside it, so that a read looks it up instead of working it out again.
create function open_access(p_purpose text, p_recipient text, p_categories text[]) returns uuid
language sql security definer set search_path = public, pg_temp as $$
  with live as (
    select a.subject_id, a.category, a.precision, upper(a.valid) as until_at
    from agreement a
    where a.cooperative_id = app_cooperative() and a.subject_id in (select circle_of(p_recipient))
      and a.subject_id is distinct from app_member()
      and a.category = any(p_categories) and a.purpose = p_purpose and a.recipient = p_recipient
      and a.withdrawn_at is null and a.valid @> app_now()
      and (a.category <> 'HomeAccess' or a.subject_id = any ((select doors_open())::uuid[]))),
  opened as (
    insert into access_grant (cooperative_id, id, actor_id, program, purpose, recipient, categories, subjects, opened_at, expires_at)
    select app_cooperative(), uuidv7(), app_member(), app_program(), p_purpose, p_recipient, p_categories,
           array_agg(distinct subject_id), app_now(), app_now() + interval '15 minutes'
    from live having count(*) > 0
    returning cooperative_id, id),
  listed as (
    insert into access_list (cooperative_id, id, category, precision, subjects, until_at, agreements_version)
    select o.cooperative_id, o.id, l.category, l.precision, array_agg(distinct l.subject_id), min(l.until_at), c.agreements_version
    from opened o join cooperative c on c.id = o.cooperative_id, live l
    group by o.cooperative_id, o.id, l.category, l.precision, c.agreements_version)
  select id from opened $$;

-- True where a trust or an office ended by its day since then: no row tells of it, so who stands in which relation is
-- worked out anew for what rests on one.
create function a_day_ended_since(p_at timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from trusted_contact t where t.cooperative_id = app_cooperative() and t.ended_at is null
      and upper(t.during) > p_at and upper(t.during) <= app_now())
    or exists (select from data_role d where d.cooperative_id = app_cooperative()
      and upper(d.during) > p_at and upper(d.during) <= app_now()) $$;

-- Who may be read about now, in this category, down to this precision, under the grants the transaction names.
-- A list is believed while no agreement has changed and none has ended since it was written; else agreements are
-- looked at one by one, so that a withdrawal bites inside an open grant. A look in an emergency rests on no agreement:
-- there it is asked each time whether the emergency is live.
create function granted(p_category text, p_precision text) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  named uuid[] := string_to_array(nullif(current_setting('app.grant', true), ''), ',')::uuid[];
  current_xid bigint := coalesce((pg_current_xact_id_if_assigned()::text)::bigint, 0);
  list record;
  found uuid[] := '{}';
begin
  if named is null then return found; end if;
  for list in
    select l.subjects, g.purpose, g.recipient, g.opened_at,
      l.agreements_version = c.agreements_version and app_now() < l.until_at as believed
    from access_list l join access_grant g using (cooperative_id, id) join cooperative c on c.id = l.cooperative_id
    where l.cooperative_id = app_cooperative() and l.id = any (named) and l.category = p_category
      and precision_rank(l.precision) >= precision_rank(p_precision)
      and g.actor_id is not distinct from app_member() and g.program is not distinct from app_program()
      and g.xid <> current_xid and app_now() < g.expires_at
  loop
    if list.recipient in ('Self', 'PairedClient', 'TrustCircle', 'DataRole', 'MemberAuditor')
      and a_day_ended_since(list.opened_at)
    then list.subjects := array(select unnest(list.subjects) intersect select circle_of(list.recipient)); end if;
    if list.purpose = 'Safety' then
      found := found || array(select unnest(list.subjects) intersect select unnest(reached_in_emergency(p_category)));
    elsif list.believed then found := found || list.subjects;
    else found := found || still_agreed(list.subjects, p_category, list.purpose, list.recipient, p_precision); end if;
  end loop;
  return found;
end $$;

-- Whose part of the ledger the actor may read: their own, and of who trusts them under a grant, as any other record.
create function ledgers_open() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select array(select c from circle_of('Self') c intersect select unnest(granted('LegalRecord', 'exact')))
    || app_member() $$;

-- The ledger as the person it is about may read it: never the other people a grant named.
create function who_looked(p_subject uuid, p_before timestamptz, p_most int)
returns table (id uuid, opened_at timestamptz, actor_id uuid, program text, purpose text, recipient text, categories text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id, g.opened_at, g.actor_id, g.program, g.purpose, g.recipient, g.categories
  from access_grant g
  where g.cooperative_id = app_cooperative() and g.subjects @> array[p_subject] and g.opened_at < p_before
    and p_subject = any ((select ledgers_open())::uuid[])
  order by g.opened_at desc, g.id limit p_most $$;

-- Entries of the ledger, and about whom as far as the reader may know: whose data it was, who acts for them, and the
-- data role where somebody asked about it. Nobody else finds an entry here.
create function looks_of(p_looks uuid[])
returns table (id uuid, opened_at timestamptz, actor_id uuid, program text, purpose text, recipient text, categories text[], about uuid[])
language sql stable security definer set search_path = public, pg_temp as $$
  with known as (select unnest(ledgers_open()) as id)
  select g.id, g.opened_at, g.actor_id, g.program, g.purpose, g.recipient, g.categories,
    array(select k.id from known k where g.subjects @> array[k.id])
  from access_grant g
  where g.cooperative_id = app_cooperative() and g.id = any (p_looks)
    and (g.subjects && array(select k.id from known k)
      or holds_data_role(app_member()) and exists (select from question q
        where q.cooperative_id = g.cooperative_id and q.grant_id = g.id)) $$;

-- One request's identity from its session token; sets the transaction's context. No row: not signed in.
create function open_session(p_token_hash bytea, p_now timestamptz, p_grant text)
returns table (session_id uuid, member_id uuid, cooperative_id uuid, circles_version bigint,
  classes text[], coordinates uuid[], zone text)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare found_session record;
begin
  select s.id, s.member_id, s.cooperative_id, s.last_used_at, c.circles_version, m.classes, c.zone,
    array(select t.team_id from team_membership t where t.cooperative_id = s.cooperative_id
      and t.member_id = s.member_id and t.role = 'coordinator' and t.ended_at is null) as coordinates
  into found_session
  from member_session s join member m on m.cooperative_id = s.cooperative_id and m.id = s.member_id
  join cooperative c on c.id = s.cooperative_id
  where s.token_hash = p_token_hash and s.ended_at is null and m.left_at is null
    and p_now < s.expires_at and p_now < s.last_used_at + interval '14 days';
  if not found then return; end if;
  if p_now > found_session.last_used_at + interval '1 hour' then
    update member_session set last_used_at = p_now where id = found_session.id;
  end if;
  perform set_config('app.cooperative', found_session.cooperative_id::text, true),
          set_config('app.member', found_session.member_id::text, true),
          set_config('app.program', '', true),
          set_config('app.grant', p_grant, true),
          set_config('app.now', p_now::text, true);
  return query select found_session.id, found_session.member_id, found_session.cooperative_id, found_session.circles_version,
    found_session.classes, found_session.coordinates, found_session.zone;
end $$;

-- Prepares one link for each member with this address; the worker makes the secret and sends it.
create function ask_sign_in(p_email text, p_nonce_hash bytea, p_now timestamptz)
returns table (cooperative_id uuid, link_id uuid)
language sql security definer set search_path = public, pg_temp as $$
  insert into sign_in_link (cooperative_id, id, member_id, nonce_hash, created_at, expires_at)
  select c.cooperative_id, uuidv7(), c.member_id, p_nonce_hash, p_now, p_now + interval '10 minutes'
  from member_contact c join member m on m.cooperative_id = c.cooperative_id and m.id = c.member_id
  where lower(c.email) = lower(p_email) and m.left_at is null
  returning cooperative_id, id $$;

-- Gives a prepared link its secret, once; returns where to send it.
create function arm_sign_in(p_cooperative uuid, p_link uuid, p_token_hash bytea, p_now timestamptz)
returns table (email text, language text, cooperative_name text)
language sql security definer set search_path = public, pg_temp as $$
  update sign_in_link l set token_hash = p_token_hash
  from member_contact c, cooperative o
  where l.cooperative_id = p_cooperative and l.id = p_link and l.token_hash is null and p_now < l.expires_at
    and c.cooperative_id = l.cooperative_id and c.member_id = l.member_id and o.id = l.cooperative_id
  returning c.email, c.language, o.name $$;

-- Gives an invitation to act for a client its secret, once; returns where to send it, and in whose name.
create function arm_invitation(p_cooperative uuid, p_invitation uuid, p_token_hash bytea, p_now timestamptz)
returns table (email text, language text, cooperative_name text, client_name text, phone text)
language sql security definer set search_path = public, pg_temp as $$
  update trust_invitation v set token_hash = p_token_hash
  from member_identity i, cooperative o
  where v.cooperative_id = p_cooperative and v.id = p_invitation and v.token_hash is null
    and v.ended_at is null and p_now < v.expires_at
    and i.cooperative_id = v.cooperative_id and i.member_id = v.client_id and o.id = v.cooperative_id
  returning v.email, v.language, o.name, i.given_name, o.phone $$;

create function invitation_sent(p_cooperative uuid, p_invitation uuid, p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update trust_invitation set sent_at = p_now where cooperative_id = p_cooperative and id = p_invitation $$;

-- What stands behind an invitation's secret while it is good, and which member has its address already: of several
-- who share one, the one the client called by name, else who joined first; never the client.
create function read_invitation(p_token_hash bytea, p_now timestamptz)
returns table (cooperative_id uuid, invitation_id uuid, client_id uuid, client_name text, given_name text, email text,
  topics text[], until_on date, cooperative_name text, phone text, zone text, contact_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select v.cooperative_id, v.id, v.client_id, i.given_name, v.given_name, v.email, v.topics, v.until_on,
    o.name, o.phone, o.zone,
    (select m.id from member_contact c join member m on m.cooperative_id = c.cooperative_id and m.id = c.member_id
      join member_identity n on n.cooperative_id = c.cooperative_id and n.member_id = c.member_id
      where c.cooperative_id = v.cooperative_id and lower(c.email) = lower(v.email)
        and m.left_at is null and m.id <> v.client_id
      order by lower(n.given_name) = lower(v.given_name) desc, m.joined_at, m.id limit 1)
  from trust_invitation v join cooperative o on o.id = v.cooperative_id
  join member m on m.cooperative_id = v.cooperative_id and m.id = v.client_id
  join member_identity i on i.cooperative_id = v.cooperative_id and i.member_id = v.client_id
  where v.token_hash = p_token_hash and v.used_at is null and v.ended_at is null and p_now < v.expires_at
    and m.left_at is null $$;

-- Uses an invitation up; true for the one who does.
create function use_invitation(p_cooperative uuid, p_invitation uuid, p_now timestamptz) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with used as (
    update trust_invitation set used_at = p_now
    where cooperative_id = p_cooperative and id = p_invitation and used_at is null and ended_at is null
      and p_now < expires_at
    returning id)
  select exists (select from used) $$;

-- Turns a link into a session: once, in time, in the browser that asked.
create function use_sign_in(p_token_hash bytea, p_nonce_hash bytea, p_session uuid, p_session_hash bytea, p_agent text, p_now timestamptz)
returns uuid
language sql security definer set search_path = public, pg_temp as $$
  with used as (
    update sign_in_link set used_at = p_now
    where token_hash = p_token_hash and nonce_hash = p_nonce_hash and used_at is null and p_now < expires_at
    returning cooperative_id, member_id)
  insert into member_session (cooperative_id, id, member_id, token_hash, created_at, last_used_at, expires_at, agent)
  select cooperative_id, p_session, member_id, p_session_hash, p_now, p_now, p_now + interval '60 days', p_agent from used
  returning member_id $$;

-- What a device is to sign: made for one browser and one purpose, good for five minutes, once.
create function make_passkey_challenge(p_challenge_hash bytea, p_owner_hash bytea, p_purpose text, p_now timestamptz)
returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into passkey_challenge (challenge_hash, owner_hash, purpose, expires_at)
  values (p_challenge_hash, p_owner_hash, p_purpose, p_now + interval '5 minutes') $$;

-- True for the first who asks in time, from where it was made for.
create function spend_passkey_challenge(p_challenge_hash bytea, p_owner_hash bytea, p_purpose text, p_now timestamptz)
returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with spent as (
    delete from passkey_challenge
    where challenge_hash = p_challenge_hash and owner_hash = p_owner_hash and purpose = p_purpose
    returning expires_at)
  select coalesce((select p_now < expires_at from spent), false) $$;

-- What a passkey's answer is checked against; no row where there is none, or its member has left.
create function find_passkey(p_credential_id bytea)
returns table (cooperative_id uuid, passkey_id uuid, member_id uuid, public_key bytea, sign_count bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.cooperative_id, p.id, p.member_id, p.public_key, p.sign_count
  from passkey p join member m on m.cooperative_id = p.cooperative_id and m.id = p.member_id
  where p.credential_id = p_credential_id and m.left_at is null $$;

-- Turns a checked answer into a session. Its count must have gone on since (or never count at all): of two answers
-- with one count the second makes none.
create function use_passkey(p_cooperative uuid, p_passkey uuid, p_sign_count bigint, p_backed_up boolean,
  p_session uuid, p_session_hash bytea, p_agent text, p_now timestamptz) returns uuid
language sql security definer set search_path = public, pg_temp as $$
  with used as (
    update passkey p set sign_count = p_sign_count, backed_up = p_backed_up, last_used_at = p_now
    from member m
    where p.cooperative_id = p_cooperative and p.id = p_passkey
      and m.cooperative_id = p.cooperative_id and m.id = p.member_id and m.left_at is null
      and (p_sign_count > p.sign_count or (p_sign_count = 0 and p.sign_count = 0))
    returning p.cooperative_id, p.member_id)
  insert into member_session (cooperative_id, id, member_id, token_hash, created_at, last_used_at, expires_at, agent)
  select cooperative_id, p_session, member_id, p_session_hash, p_now, p_now, p_now + interval '60 days', p_agent from used
  returning member_id $$;

-- Demo mode alone: the people one may become, and becoming one.
create function demo_people()
returns table (cooperative_id uuid, cooperative_name text, member_id uuid, given_name text, family_name text,
  classes text[], coordinates bigint, acts_for bigint, language text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.cooperative_id, o.name, m.id, i.given_name, i.family_name, m.classes,
    (select count(*) from team_membership t where t.cooperative_id = m.cooperative_id and t.member_id = m.id
       and t.role = 'coordinator' and t.ended_at is null),
    (select count(*) from trusted_contact t where t.cooperative_id = m.cooperative_id and t.contact_id = m.id
       and t.ended_at is null),
    c.language
  from member m join cooperative o on o.id = m.cooperative_id
  join member_identity i on i.cooperative_id = m.cooperative_id and i.member_id = m.id
  join member_contact c on c.cooperative_id = m.cooperative_id and c.member_id = m.id
  where m.left_at is null and (select demo from installation) $$;

create function demo_session(p_member uuid, p_session uuid, p_session_hash bytea, p_agent text, p_now timestamptz)
returns uuid
language sql security definer set search_path = public, pg_temp as $$
  insert into member_session (cooperative_id, id, member_id, token_hash, created_at, last_used_at, expires_at, agent)
  select cooperative_id, p_session, id, p_session_hash, p_now, p_now, p_now + interval '1 day', p_agent
  from member where id = p_member and left_at is null and (select demo from installation)
  returning member_id $$;

-- True while a key was tried no more than `p_most` times in its window; counts this try.
create function count_try(p_key text, p_now timestamptz, p_window interval, p_most int) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  insert into rate as r (key, window_starts_at, tries)
  values (p_key, date_bin(p_window, p_now, timestamptz '2000-01-01'), 1)
  on conflict (key, window_starts_at) do update set tries = r.tries + 1
  returning tries <= p_most $$;

-- Which cooperatives there are: ids only, for the programs that serve them all.
create function cooperatives() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as
$$ select id from cooperative $$;

-- The cooperative that the operator calls so.
create function cooperative_of(p_key text) returns uuid
language sql stable security definer set search_path = public, pg_temp as
$$ select id from cooperative where key = p_key $$;

-- Any change in who stands in which relation to whom makes open screens ask for a new grant.
create function circles_moved() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update cooperative set circles_version = circles_version + 1
  where id in (select distinct cooperative_id from changed);
  return null;
end $$;

-- The same for an update, where only the column named by the trigger matters.
create function circles_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  execute format('update cooperative set circles_version = circles_version + 1 where id in (
    select c.cooperative_id from changed c join before b using (cooperative_id, id)
    where c.%1$I is distinct from b.%1$I)', tg_argv[0]);
  return null;
end $$;

-- Trust is the client's to give: whom they trust takes an invitation as it was made, and ends it; nothing else.
create function trust_is_given() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_program() is not null then return null; end if;
  if exists (select from changed c where c.client_id is distinct from app_member()
      and not exists (select from trust_invitation v where v.cooperative_id = c.cooperative_id
        and v.client_id = c.client_id and v.topics = c.topics and v.used_at = app_now()))
  then raise insufficient_privilege using message = 'nobody changes what they were trusted with'; end if;
  return null;
end $$;

create function trust_stays_given() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_program() is null and exists (select from changed c join before b using (cooperative_id, id)
    where b.client_id is distinct from app_member() and (b.ended_at is not null and c.ended_at is null
      or (c.client_id, c.contact_id, c.topics, c.during) is distinct from (b.client_id, b.contact_id, b.topics, b.during)))
  then raise insufficient_privilege using message = 'nobody changes what they were trusted with'; end if;
  return null;
end $$;

-- A changed agreement makes every open list be looked at again.
create function agreements_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update cooperative set agreements_version = agreements_version + 1
  where id in (select distinct cooperative_id from changed);
  return null;
end $$;

-- A command is done once: the first call claims its key, a repeat gets the first one's answer.
create function begin_command(p_owner bytea, p_key uuid, p_request bytea, p_now timestamptz)
returns table (fresh boolean, same boolean, status int, content_type text, body bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  insert into command (owner_hash, key, request_hash, made_at) values (p_owner, p_key, p_request, p_now)
    on conflict (owner_hash, key) do nothing;
  if found then return query select true, true, null::int, null::text, null::bytea; return; end if;
  return query select false, c.request_hash = p_request, c.status::int, c.content_type, c.body
    from command c where c.owner_hash = p_owner and c.key = p_key;
end $$;

create function end_command(p_owner bytea, p_key uuid, p_status int, p_content_type text, p_body bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  update command set status = p_status, content_type = p_content_type, body = p_body
  where owner_hash = p_owner and key = p_key $$;

-- What the service cannot be given without goes on for as long again as is asked, while somebody is a member and the
-- cooperative still asks for it, on no more than is asked by then: its basis is the contract, not consent. What was
-- optional, or agreed to a day of one's own, ends on its day unless the member agrees again.
create function renew_required(p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp set enable_nestloop = off as $$
  update agreement a set valid = tstzrange(lower(a.valid), p_now + r.months * 365 / 12 * interval '1 day'),
    precision = case when precision_rank(r.precision) < precision_rank(a.precision) then r.precision else a.precision end,
    retention_days = least(a.retention_days, r.retention_days)
  from member m, declaration d, declared_rule r
  where m.cooperative_id = a.cooperative_id and m.id = a.subject_id and m.left_at is null
    and a.renews and a.withdrawn_at is null
    and upper(a.valid) > p_now
    and upper(a.valid) < p_now + least(interval '60 days', r.months * 365 / 24 * interval '1 day')
    and d.cooperative_id = a.cooperative_id
    and d.version = (select max(version) from declaration where cooperative_id = a.cooperative_id)
    and r.cooperative_id = d.cooperative_id and r.declaration_id = d.id
    and r.category = a.category and r.purpose = a.purpose and r.recipient = a.recipient $$;

-- Answers kept for repeats, counters against guessing, and whom an expired grant opened, are of no use after a day
-- (the ledger keeps who was read about); links and sessions not after a month, nor passkeys of who left. Push
-- subscriptions go with sessions. What happened is told of for eight weeks, and of no use after a quarter; where somebody
-- has a notice of it, it goes with that.
-- That somebody came late is a message, no record: all that told of it goes in the night after the visit, or after it
-- was taken back. What was said in the last hour stays, for it may be on its way.
create function forget_commands(p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from command where made_at < p_now - interval '1 day';
  delete from rate where window_starts_at < p_now - interval '1 day';
  delete from access_list l using access_grant g
    where g.cooperative_id = l.cooperative_id and g.id = l.id and g.expires_at < p_now - interval '1 day';
  delete from sign_in_link where expires_at < p_now - interval '30 days';
  delete from trust_invitation where least(used_at, ended_at, expires_at) < p_now - interval '30 days';
  delete from passkey_challenge where expires_at < p_now;
  delete from passkey p using member m
    where m.cooperative_id = p.cooperative_id and m.id = p.member_id and m.left_at < p_now - interval '30 days';
  delete from member_session
    where least(ended_at, expires_at, last_used_at + interval '14 days') < p_now - interval '30 days';
  delete from running_late where until_at <= p_now;
  delete from brought_archive where expires_at <= p_now;
  with past as (
    select e.cooperative_id, e.id from event e
    where e.happened_at < p_now - interval '90 days'
      and not exists (select from notice n where n.cooperative_id = e.cooperative_id and n.event_id = e.id)),
  heards as (delete from heard h using past p where p.cooperative_id = h.cooperative_id and p.id = h.id)
  delete from event e using past p where p.cooperative_id = e.cooperative_id and p.id = e.id;
  with past as (
    select e.cooperative_id, e.id from event e
    where e.kind = 'running_late' and e.happened_at < p_now - interval '1 hour'
      and not exists (select from running_late l
        where l.cooperative_id = e.cooperative_id and l.id = (e.payload ->> 'id')::uuid)),
  told as (select n.cooperative_id, n.id from notice n join past p on p.cooperative_id = n.cooperative_id
    and p.id = n.event_id),
  deliveries as (delete from delivery d using told t
    where t.cooperative_id = d.cooperative_id and t.id = d.notice_id),
  notices as (delete from notice n using told t where t.cooperative_id = n.cooperative_id and t.id = n.id),
  heards as (delete from heard h using past p where p.cooperative_id = h.cooperative_id and p.id = h.id)
  delete from event e using past p where p.cooperative_id = e.cooperative_id and p.id = e.id $$;

-- How many weeks are published in the installation: for its health, nobody's data.
create function published_weeks() returns bigint
language sql stable security definer set search_path = public, pg_temp as
$$ select count(*) from roster where state = 'published' $$;
