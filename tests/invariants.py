"""What must hold whatever was done: each is a question to the database whose answer is no row.

Asked after every test that used the database, nightly in production and after every restore (see DECISIONS.md).
A domain adds its own: `INVARIANTS["no live assignments of a worker overlap"] = "select …"`. The rows it returns are
shown when it fails, so select what helps: ids, not names.
"""

import asyncpg

INVARIANTS: dict[str, str] = {
    "the app's roles are no superusers and see no row that a policy hides": """
        select rolname from pg_roles
        where rolname in ('commonrota_owner', 'commonrota_app', 'commonrota_worker', 'commonrota_door')
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
    """,
    "a delivery that waits has a job that will send it": """
        select d.id, d.state, d.attempts from delivery d where d.state = 'waiting' and not exists (
          select from pgqueuer q where q.entrypoint in ('send_push', 'send_email')
            and position(d.id::text in convert_from(q.payload, 'utf8')) > 0)
    """,
    "an event was heard by a listener, or its delivery is queued or held, or nobody listens to it": """
        select e.id, e.kind from event e
        where e.kind in ('roster_published', 'care_request_made', 'care_request_agreed', 'care_request_refused',
                         'passkey_added',
                         'visit_cancelled', 'visit_restored', 'standing_visit_ended', 'standing_visit_changed',
                         'standing_visit_resumed', 'assignments_ended', 'member_leaves', 'member_stays', 'running_late',
                         'trust_given', 'trust_changed', 'trust_ended', 'data_countered', 'data_counter_late',
                         'data_counter_accepted', 'data_counter_refused', 'data_answered', 'data_withdrawn',
                         'question_asked', 'question_late', 'question_answered', 'declaration_made',
                         'data_ends_soon')
          and not exists (select from heard h where h.cooperative_id = e.cooperative_id and h.id = e.id)
          and not exists (select from pgqueuer q where q.entrypoint = 'deliver_event'
            and position(e.id::text in convert_from(q.payload, 'utf8')) > 0)
    """,
    "a notice's event was heard, so that it is never told again": """
        select n.id, n.kind from notice n where not exists (
          select from heard h where h.cooperative_id = n.cooperative_id and h.id = n.event_id)
    """,
    "a passkey is one member's who is or was there, by a name, and was told of when it came": """
        select p.id from passkey p where p.name !~ '\\S' or p.last_used_at < p.created_at
          or p.created_at > (select coalesce(max(happened_at), '-infinity') from event) - interval '90 days'
          and not exists (select from event e where e.cooperative_id = p.cooperative_id and e.kind = 'passkey_added'
            and e.payload ->> 'id' = p.id::text and e.payload ->> 'member_id' = p.member_id::text)
    """,
    "what is told and what happened hold no address and no mail address": """
        select n.id from notice n where n.params::text like '%@%' union all
        select e.id from event e where e.payload::text like '%@%'
    """,
    "no live assignments of a worker overlap": """
        select a.id, b.id as other from assignment a join assignment b on b.worker_id = a.worker_id and b.id > a.id
        where a.state = 'live' and b.state = 'live' and a.during && b.during
    """,
    "no visit has more live assignments than workers asked for": """
        select v.id, count(*) from visit v
        join assignment a on a.cooperative_id = v.cooperative_id and a.visit_id = v.id and a.state = 'live'
        group by v.cooperative_id, v.id having count(*) > min(v.workers)
    """,
    "workers of one visit are there together, unless somebody set that aside with a reason": """
        select a.visit_id from assignment a where a.state = 'live' and not exists (
          select from planned_visit p where p.cooperative_id = a.cooperative_id and p.visit_id = a.visit_id
            and p.overrides && array['double_ups', 'window'])
        group by a.cooperative_id, a.visit_id having count(distinct a.during) > 1
    """,
    "a solved roster is what one fenced run made of one problem": """
        select r.id, r.state, r.fence from roster r
        join solved_problem s on s.cooperative_id = r.cooperative_id and s.id = r.id
        where r.fence < 1 or r.problem_hash is distinct from encode(sha256(s.problem), 'hex')
    """,
    "the parts of a roster are there only while it is being solved": """
        select p.id, r.state from roster_part p
        join roster r on r.cooperative_id = p.cooperative_id and r.id = p.roster_id where r.state <> 'solving'
    """,
    "what holds was published: by whom is known where a solver drafted it, and when is known always": """
        select r.id, r.state from roster r where r.state in ('published', 'superseded') and (r.published_at is null
          or (r.published_by_id is null and exists (
            select from solved_problem s where s.cooperative_id = r.cooperative_id and s.id = r.id)))
        union all
        select r.id, r.state from roster r where r.state not in ('published', 'superseded') and exists (
          select from assignment a where a.cooperative_id = r.cooperative_id and a.roster_id = r.id)
    """,
    "a command that was begun was answered": """
        select key from command where status is null
    """,
    "a week's ledger, once told of its publication, gives each worker the minutes of their live assignments": """
        with told as (
          select distinct r.cooperative_id, r.week_on from roster r
          join event e on e.cooperative_id = r.cooperative_id and e.payload->>'roster_id' = r.id::text
          join heard h on h.cooperative_id = e.cooperative_id and h.id = e.id and h.listener = 'ledger'
          where r.state = 'published'
            and not exists (select from event c where c.cooperative_id = r.cooperative_id
              and (c.kind in ('visit_cancelled', 'visit_restored') and c.payload->>'week_on' = r.week_on::text
                or c.kind in ('standing_visit_ended', 'standing_visit_changed', 'standing_visit_resumed',
                              'assignments_ended')
                  and c.payload->'week_ons' ? r.week_on::text)
              and not exists (select from heard x
                where x.cooperative_id = c.cooperative_id and x.id = c.id and x.listener = 'ledger'))),
        held as (
          select t.cooperative_id, t.week_on, a.worker_id,
            sum(extract(epoch from upper(a.during) - lower(a.during)) / 60)::bigint as minutes
          from told t join visit v on v.cooperative_id = t.cooperative_id
            and v.visit_on between t.week_on and t.week_on + 6 and v.state = 'due'
          join assignment a on a.cooperative_id = v.cooperative_id and a.visit_id = v.id and a.state = 'live'
          group by t.cooperative_id, t.week_on, a.worker_id),
        posted as (
          select t.cooperative_id, t.week_on, e.worker_id, sum(e.minutes)::bigint as minutes
          from told t join ledger_entry e on e.cooperative_id = t.cooperative_id and e.week_on = t.week_on
            and e.source = 'roster' and e.kind = 'hours_given'
          group by t.cooperative_id, t.week_on, e.worker_id)
        select week_on, worker_id, held.minutes as held, posted.minutes as posted
        from held full join posted using (cooperative_id, week_on, worker_id)
        where coalesce(held.minutes, 0) <> coalesce(posted.minutes, 0)
    """,
    "who has left has no session, no team, no trusted contact, and nothing ahead of them": """
        with gone as (
          select cooperative_id, id, left_at from member where left_at is not null and leaves_on is not null)
        select g.id, 'session' as what from gone g join member_session s
          on s.cooperative_id = g.cooperative_id and s.member_id = g.id and s.ended_at is null
        union all select g.id, 'team' from gone g join team_membership t
          on t.cooperative_id = g.cooperative_id and t.member_id = g.id and t.ended_at is null
        union all select g.id, 'small team' from gone g join care_team t
          on t.cooperative_id = g.cooperative_id and g.id in (t.client_id, t.worker_id)
        union all select g.id, 'trusted contact' from gone g join trusted_contact t
          on t.cooperative_id = g.cooperative_id and g.id in (t.client_id, t.contact_id) and t.ended_at is null
        union all select g.id, 'assignment' from gone g join assignment a
          on a.cooperative_id = g.cooperative_id and a.worker_id = g.id and a.state = 'live'
          and lower(a.during) >= g.left_at
        union all select g.id, 'visit' from gone g join visit v
          on v.cooperative_id = g.cooperative_id and v.client_id = g.id and v.state = 'due' and v.starts_at > g.left_at
    """,
    "nobody corrects their own ledger": """
        select id from ledger_entry where source = 'correction' and author_id = worker_id
    """,
    "no materialized view holds what row-level security would hide": """
        select schemaname, matviewname from pg_matviews
    """,
    "every due date of a standing visit's filled days has exactly one visit; other dates have none but cancelled": """
        select s.id, d.visit_on, count(v.id) as visits
        from standing_visit s
        cross join lateral (
            select lower(s.filled) + n as visit_on from generate_series(0, upper(s.filled) - lower(s.filled) - 1) n
        ) d
        left join visit v
          on v.cooperative_id = s.cooperative_id and v.standing_visit_id = s.id and v.visit_on = d.visit_on
        group by s.id, s.weekdays, s.from_on, s.until_on, d.visit_on
        having count(v.id) filter (where v.state = 'due' or v.visit_on <= coalesce(s.until_on, v.visit_on)) <> (
            extract(isodow from d.visit_on)::int - 1 = any (s.weekdays)
            and d.visit_on >= s.from_on and (s.until_on is null or d.visit_on <= s.until_on)
        )::int
    """,
    "a visit is when the wall clock says, the first time it does, or as much later as the clock was moved": """
        select v.id, v.visit_on, v.starts_at
        from visit v
        join standing_visit s
          on s.cooperative_id = v.cooperative_id and s.id = v.standing_visit_id and v.visit_on <@ s.filled
        join cooperative c on c.id = v.cooperative_id
        cross join lateral (select v.visit_on + s.starts_time as wall) w
        where (v.starts_at at time zone c.zone <> w.wall and v.starts_at <> w.wall at time zone c.zone)
          or exists (
            select from generate_series(30, 180, 30) m
            where (v.starts_at - m * interval '1 minute') at time zone c.zone = w.wall)
    """,
    "who was published onto a visit by a solver had the skills for it then, unless a person set that aside": """
        select a.id, t.task from assignment a
        join roster r on r.cooperative_id = a.cooperative_id and r.id = a.roster_id and r.requested_by_id is not null
        join visit v on v.cooperative_id = a.cooperative_id and v.id = a.visit_id
        join care_task t on t.cooperative_id = v.cooperative_id and t.standing_visit_id = v.standing_visit_id
          and t.task in ('personal_care', 'medication', 'hoist', 'mobility', 'night_watch')
        where a.state = 'live' and not exists (
          select from certificate c where c.cooperative_id = a.cooperative_id and c.worker_id = a.worker_id
            and c.skill = t.task and (c.valid_until_on is null or c.valid_until_on >= v.visit_on))
        and not exists (
          select from planned_visit p where p.cooperative_id = a.cooperative_id and p.visit_id = a.visit_id
            and p.worker_id = a.worker_id and cardinality(p.overrides) > 0)
    """,
    "nobody planned by a solver comes home late and leaves early: eleven hours between one day's work and the next": """
        select a.worker_id, a.id, b.id as next from assignment a
        join assignment b on b.cooperative_id = a.cooperative_id and b.worker_id = a.worker_id and b.state = 'live'
        join roster r on r.cooperative_id = b.cooperative_id and r.id = b.roster_id and r.requested_by_id is not null
        join visit v on v.cooperative_id = a.cooperative_id and v.id = a.visit_id
        join visit w on w.cooperative_id = b.cooperative_id and w.id = b.visit_id and w.visit_on = v.visit_on + 1
        where a.state = 'live' and a.roster_id = b.roster_id
          and lower(b.during) < upper(a.during) + interval '11 hours' and upper(a.during) <= lower(b.during)
          and not exists (
            select from planned_visit p where p.cooperative_id = b.cooperative_id and p.worker_id = b.worker_id
              and p.visit_id in (a.visit_id, b.visit_id) and cardinality(p.overrides) > 0)
    """,
    "a grant opens nobody whom its entry in the access ledger does not name": """
        select l.id, l.category from access_list l join access_grant g using (cooperative_id, id)
        where not (l.subjects <@ g.subjects and l.category = any (g.categories))
    """,
    "no reference leaves its cooperative": """
        select c.conrelid::regclass, c.conname from pg_constraint c
        where c.contype = 'f' and c.confrelid <> 'cooperative'::regclass
          and not exists (select from unnest(c.conkey) k join pg_attribute a
            on a.attrelid = c.conrelid and a.attnum = k and a.attname = 'cooperative_id')
    """,
    "no two visits of a standing visit begin at once, and none lasts nothing": """
        select a.id, a.starts_at
        from visit a
        left join visit b on b.cooperative_id = a.cooperative_id and b.standing_visit_id = a.standing_visit_id
          and b.starts_at = a.starts_at and b.id <> a.id
        where b.id is not null or a.minutes <= 0 or a.latest_end_at <= a.earliest_at
    """,
}


async def broken(url: str) -> dict[str, list[str]]:
    """The invariants that do not hold in the database at `url`, each with the first rows that show it."""
    connection = await asyncpg.connect(url)
    try:
        found = {name: await connection.fetch(sql) for name, sql in INVARIANTS.items()}
    finally:
        await connection.close()
    return {name: [str(dict(row)) for row in rows[:5]] for name, rows in found.items() if rows}
