-- One participation, with its event, who it is of, the ledger of its status, and every claim with its source.
-- $1 number of the participation
-- A claim is about the participation, or is the imported row out of which it came: two index lookups, not an OR.
select json_build_array(p.id, p.role, p.level, p.status,
  (select json_build_array(e.id, e.label) from event e where e.id = p.event_id and e.to_recording = 9223372036854775807),
  coalesce(
    (select json_build_array('Leader', l.label) from leader l where l.id = p.participant_id and l.to_recording = 9223372036854775807),
    (select json_build_array('Country', n.label) from country n where n.id = p.participant_id and n.to_recording = 9223372036854775807),
    (select json_build_array('Organization', o.label) from organization o where o.id = p.participant_id and o.to_recording = 9223372036854775807)),
  (select coalesce(json_agg(l.j), '[]'::json) from (
    select json_build_array(c.value, (select r.at from recording r where r.id = c.recorded_in), c.said_at_edtf, c.id, c.statement,
      (select s.title from source s where s.id = c.source_id and s.to_recording = 9223372036854775807)) as j
    from claim c
    where c.subject_id = p.id and c.property = 'status' and c.to_recording = 9223372036854775807 and c.stance = 'SUPPORTS'
      and c.review = 'ACCEPTED' and c.retracted_in is null and c.rank <> 'DEPRECATED' and c.modality <> 'HYPOTHETICAL'
    order by c.said_on, c.recorded_in, c.id) l),
  (select coalesce(json_agg(a.j), '[]'::json) from (
    select json_build_array(c.id, c.property, c.value, c.statement, c.modality, c.rank, c.confidence, c.said_at_edtf,
      (select json_build_array(s.id, s.title, s.publisher, s.url, s.reliability) from source s
        where s.id = c.source_id and s.to_recording = 9223372036854775807)) as j
    from (
      select * from claim where subject_id = p.id and to_recording = 9223372036854775807
      union all
      select * from claim where id = p.record_claim_id and subject_id <> p.id and to_recording = 9223372036854775807) c
    order by c.said_on desc, c.id desc) a))
from participation p
where p.id = $1 and p.to_recording = 9223372036854775807
