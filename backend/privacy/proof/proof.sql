-- What is to be proven is written down by triggers, in the transaction in which it happens; the worker appends it to
-- the tree a little later. No role may change or delete a leaf, a node or a checkpoint: the right is given to nobody.

-- RFC 8785 for what an entry may hold; as `kit/canonical.py`.
create function canonical(p_value jsonb) returns text language plpgsql immutable strict parallel safe as $$
begin
  case jsonb_typeof(p_value)
    when 'object' then return '{' || coalesce((
      select string_agg(to_json(e.key)::text || ':' || canonical(e.value), ',' order by e.key collate "C")
      from jsonb_each(p_value) e), '') || '}';
    when 'array' then return '[' || coalesce((
      select string_agg(canonical(e.value), ',' order by e.n)
      from jsonb_array_elements(p_value) with ordinality as e(value, n)), '') || ']';
    when 'number' then
      if p_value::text !~ '^-?[0-9]{1,15}$' then raise exception 'an entry holds whole numbers only'; end if;
      return p_value::text;
    else return p_value::text;
  end case;
end $$;

-- An instant as entries and payloads write it.
create function instant(p_at timestamptz) returns text language sql stable strict parallel safe as
$$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- 32 bytes that nobody can guess.
create function fresh_salt() returns bytea language sql volatile as
$$ select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) $$;

-- Only the door's functions and triggers may write here, so that nobody can make up an entry.
create function log_entry(p_cooperative uuid, p_id uuid, p_kind text, p_at timestamptz, p_subjects uuid[], p_payload jsonb)
returns void language sql as $$
  insert into proof_pending (cooperative_id, id, kind, happened_at, subjects, payload)
  values (p_cooperative, p_id, p_kind, p_at, p_subjects, p_payload) $$;

create function log_grants() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform log_entry(g.cooperative_id, g.id, 'access_granted', g.opened_at, g.subjects, jsonb_build_object(
    'actor_id', g.actor_id, 'program', g.program, 'purpose', g.purpose, 'recipient', g.recipient,
    'categories', g.categories))
  from changed g;
  return null;
end $$;

create function agreement_terms(a agreement) returns jsonb language sql stable as $$
  select jsonb_build_object('id', a.id, 'category', a.category, 'purpose', a.purpose, 'recipient', a.recipient,
    'precision', a.precision, 'retention_days', a.retention_days, 'until', instant(upper(a.valid))) $$;

-- What one statement changed for one member is one entry.
create function log_agreed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform log_entry(g.cooperative_id, uuidv7(), 'agreement_made', app_now(), array[g.subject_id], g.payload)
  from (select a.cooperative_id, a.subject_id, jsonb_build_object('by_id', app_member(), 'program', app_program(),
      'agreements', jsonb_agg(agreement_terms(a) order by a.id)) as payload
    from changed a group by a.cooperative_id, a.subject_id) g;
  return null;
end $$;

-- No row is looked for once a row, however few there were when this was planned: a cooperative that was imported renews all
-- of its agreements in one night.
create function log_agreement_changes() returns trigger
language plpgsql security definer set search_path = public, pg_temp set enable_nestloop = off as $$
begin
  perform log_entry(g.cooperative_id, uuidv7(), g.kind, app_now(), array[g.subject_id], g.payload)
  from (select a.cooperative_id, a.subject_id, k.kind, jsonb_build_object('by_id', app_member(),
      'program', app_program(), 'agreements', jsonb_agg(agreement_terms(a) order by a.id)) as payload
    from changed a join before b using (cooperative_id, id)
    cross join lateral (select case
      when a.withdrawn_at is not null and b.withdrawn_at is null then 'agreement_withdrawn'
      when agreement_terms(a) <> agreement_terms(b) then 'agreement_renewed' end as kind) k
    where k.kind is not null group by a.cooperative_id, a.subject_id, k.kind) g;
  return null;
end $$;

create function log_declared() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform log_entry(d.cooperative_id, d.id, 'declaration_made', d.made_at, '{}', jsonb_build_object(
    'version', d.version, 'sha256', d.sha256, 'made_by_id', d.made_by_id, 'in_force_at', instant(d.in_force_at)))
  from changed d;
  return null;
end $$;

-- A publication, and each place where a person set a rule aside in it.
create function log_published() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform log_entry(r.cooperative_id, uuidv7(), 'roster_published', app_now(), '{}', jsonb_build_object(
    'roster_id', r.id, 'week_on', r.week_on, 'number', r.number, 'published_by_id', r.published_by_id,
    'problem_hash', r.problem_hash, 'policy_hash', r.policy_hash))
  from changed r join before b using (cooperative_id, id) where r.state = 'published' and b.state <> 'published';
  perform log_entry(r.cooperative_id, uuidv7(), 'rule_set_aside', app_now(), array[p.worker_id, p.client_id],
    jsonb_build_object('roster_id', r.id, 'visit_id', p.visit_id, 'rules', p.overrides, 'by_id', p.pinned_by_id))
  from changed r join before b using (cooperative_id, id)
  join planned_visit p on p.cooperative_id = r.cooperative_id and p.roster_id = r.id and p.overrides <> '{}'
  where r.state = 'published' and b.state <> 'published';
  return null;
end $$;

-- What stands for a member in the payload of one entry, for who is told the salt of it.
create function subject_salt(p_key bytea, p_entry uuid) returns bytea language sql immutable strict parallel safe as
$$ select sha256(p_key || uuid_send(p_entry)) $$;

create function hashes_of(p_cooperative uuid, p_entry uuid, p_subjects uuid[]) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(h.hash order by h.hash), '[]') from (
    select encode(sha256(subject_salt(k.key, p_entry) || uuid_send(k.id)), 'hex') as hash
    from proof_key k where k.cooperative_id = p_cooperative and k.id = any (p_subjects)) h $$;

-- Appends what waits to a cooperative's tree, the oldest first; returns how much it was. One at a time.
create function append_entries(p_cooperative uuid, p_most int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old_size bigint;
  new_size bigint;
  above int := 1;
begin
  perform pg_advisory_xact_lock(hashtextextended('ledger ' || p_cooperative, 0));
  old_size := ledger_size(p_cooperative);
  insert into proof_key (cooperative_id, id, key)
  select p_cooperative, s.id, fresh_salt() from (
    select distinct unnest(b.subjects) as id from (select p.subjects from proof_pending p
      where p.cooperative_id = p_cooperative order by p.happened_at, p.id limit p_most) b) s
  on conflict do nothing;
  with batch as materialized (
    select p.id, p.kind, p.happened_at, p.subjects, fresh_salt() as salt,
      old_size + row_number() over (order by p.happened_at, p.id) - 1 as leaf_index,
      canonical(p.payload || jsonb_build_object('about', hashes_of(p_cooperative, p.id, p.subjects))) as payload
    from proof_pending p where p.cooperative_id = p_cooperative order by p.happened_at, p.id limit p_most),
  written as materialized (
    select b.id, b.leaf_index, canonical(jsonb_build_object('id', b.id, 'kind', b.kind, 'at', instant(b.happened_at),
      'commitment', encode(sha256(b.salt || convert_to(b.payload, 'utf8')), 'hex'),
      'declaration', (select d.sha256 from declaration d
        where d.cooperative_id = p_cooperative and d.in_force_at <= b.happened_at
        order by d.version desc limit 1))) as entry
    from batch b),
  opening as (
    insert into proof_opening (cooperative_id, id, happened_at, subjects, payload, salt)
    select p_cooperative, b.id, b.happened_at, b.subjects, b.payload, b.salt from batch b),
  leaf as (
    insert into proof_leaf (cooperative_id, id, leaf_index, entry)
    select p_cooperative, w.id, w.leaf_index, w.entry from written w),
  node as (
    insert into proof_node (cooperative_id, level, node_index, hash)
    select p_cooperative, 0, w.leaf_index, sha256('\x00'::bytea || convert_to(w.entry, 'utf8')) from written w)
  delete from proof_pending p using batch b where p.cooperative_id = p_cooperative and p.id = b.id;
  new_size := ledger_size(p_cooperative);
  while new_size >> above > 0 loop
    insert into proof_node (cooperative_id, level, node_index, hash)
    select p_cooperative, above, l.node_index / 2, sha256('\x01'::bytea || l.hash || r.hash)
    from proof_node l join proof_node r on r.cooperative_id = l.cooperative_id and r.level = l.level
      and r.node_index = l.node_index + 1
    where l.cooperative_id = p_cooperative and l.level = above - 1 and l.node_index % 2 = 0
      and l.node_index >= (old_size >> above) * 2 and l.node_index < (new_size >> above) * 2;
    above := above + 1;
  end loop;
  return new_size - old_size;
end $$;

create function ledger_size(p_cooperative uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as
$$ select coalesce(max(leaf_index) + 1, 0) from proof_leaf where cooperative_id = p_cooperative $$;

-- The entries about a member, newest first, with what opens each; theirs, or whom they act for.
create function my_entries(p_subject uuid, p_before bigint, p_most int)
returns table (leaf_index bigint, entry text, payload text, salt bytea, subject_salt bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.leaf_index, l.entry, o.payload, o.salt, subject_salt(k.key, o.id)
  from proof_opening o
  join proof_leaf l on l.cooperative_id = o.cooperative_id and l.id = o.id
  join proof_key k on k.cooperative_id = o.cooperative_id and k.id = p_subject
  where o.cooperative_id = app_cooperative() and o.subjects @> array[p_subject] and l.leaf_index < p_before
    and p_subject = any ((select ledgers_open())::uuid[])
  order by l.leaf_index desc limit p_most $$;

-- Keeps a signed checkpoint; of two programs that sign the same size the first one's stays.
create function keep_checkpoint(p_cooperative uuid, p_size bigint, p_note text, p_now timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into proof_checkpoint (cooperative_id, size, note, made_at)
  select p_cooperative, p_size, p_note, p_now
  where p_cooperative = app_cooperative() and p_size = ledger_size(p_cooperative) and app_program() is not null
  on conflict do nothing $$;

create function keep_cosignature(p_cooperative uuid, p_size bigint, p_witness text, p_line text) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into proof_cosignature (cooperative_id, size, witness, line)
  select p_cooperative, p_size, p_witness, p_line where p_cooperative = app_cooperative() and app_program() is not null
  on conflict do nothing $$;

-- What this installation last cosigned of a log; whoever asks is the only one to until the transaction ends.
create function last_witnessed(p_origin text) returns table (size bigint, root bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('witness ' || p_origin, 0));
  return query select w.size, w.root from witnessed_log w where w.origin = p_origin;
end $$;

-- Remembers a checkpoint as cosigned: never one that is smaller, or as large and another.
create function witness(p_origin text, p_size bigint, p_root bytea, p_note text, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into witnessed_log as w (origin, size, root, note, cosigned_at)
  values (p_origin, p_size, p_root, p_note, p_now)
  on conflict (origin) do update set size = p_size, root = p_root, note = p_note, cosigned_at = p_now
  where w.size < p_size or (w.size = p_size and w.root = p_root);
  return found;
end $$;

