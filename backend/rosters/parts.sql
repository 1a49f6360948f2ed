-- The parts of a roster are there while it is being solved, and no longer: whoever ends that, in whatever way, ends
-- them in the same transaction. Those who may put a roster aside may not see its parts, so the door removes them.
create function parts_end() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from roster_part p using changed c
  where p.cooperative_id = c.cooperative_id and p.roster_id = c.id and c.state <> 'solving';
  return null;
end $$;
