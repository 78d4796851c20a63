-- What a user of PostGraphile would put over versioned tables: views of what stands now, with the keys that views can't
-- have as smart comments, and functions for what no column says. A schema of its own; the product never sees it.
drop schema if exists peer cascade;
create schema peer;

create view peer.country as
  select c.id, s.slug, c.label as name
  from country c left join entity s on s.id = c.id
  where c.to_recording = 9223372036854775807;
comment on view peer.country is E'@primaryKey id\n@unique slug';

-- Whoever takes part. Joins and not a union, which PostgreSQL reads as a whole where it is joined from outside.
create view peer.participant as
  select s.id, initcap(s.kind::text) as kind, coalesce(l.label, c.label, o.label) as name
  from entity s
  left join leader l on l.id = s.id and l.to_recording = 9223372036854775807
  left join country c on c.id = s.id and c.to_recording = 9223372036854775807
  left join organization o on o.id = s.id and o.to_recording = 9223372036854775807;
comment on view peer.participant is E'@primaryKey id';

create view peer.event as
  select e.id, s.slug, e.label as name, e.type, e.status, e.time_edtf, e.time_earliest,
    coalesce(e.time_earliest, '-infinity'::date) as starts, e.place_name, e.place_country_id
  from event e left join entity s on s.id = e.id
  where e.to_recording = 9223372036854775807 and e.effective;
comment on view peer.event is
  E'@primaryKey id\n@unique slug\n@foreignKey (place_country_id) references peer.country (id)|@fieldName country|@foreignFieldName eventsThere';

create view peer.source as
  select id, title, publisher, url, reliability from source where to_recording = 9223372036854775807;
comment on view peer.source is E'@primaryKey id';

create view peer.participation as
  select id, event_id, participant_id, role, level, status, record_claim_id,
    -- The preset orders by numbers and text, not by enums.
    case level when 'HEAD_OF_STATE' then 1 when 'HEAD_OF_GOVERNMENT' then 2 when 'DEPUTY_LEADER' then 3 when 'MINISTER' then 4
      when 'SENIOR_OFFICIAL' then 5 when 'DELEGATION' then 6 when 'UNSPECIFIED' then 7 else 8 end as protocol
  from participation where to_recording = 9223372036854775807 and effective;
comment on view peer.participation is
  E'@primaryKey id\n@foreignKey (event_id) references peer.event (id)|@fieldName event|@foreignFieldName participations\n@foreignKey (participant_id) references peer.participant (id)|@fieldName participant';

create view peer.claim as
  select c.id, c.subject_id, c.property, c.value, c.statement, c.modality, c.rank, c.confidence, c.said_at_edtf, c.said_on,
    c.recorded_in, c.source_id, c.stance, c.review, c.retracted_in, r.at as recorded_at
  from claim c left join recording r on r.id = c.recorded_in
  where c.to_recording = 9223372036854775807;
comment on view peer.claim is E'@primaryKey id\n@foreignKey (source_id) references peer.source (id)|@fieldName source';

create view peer.tie as
  select x.relationship_id, x.entity_id, x.counterpart_id, r.type, coalesce(r.valid_earliest, '-infinity'::date) as starts
  from relationship_end x
  join relationship r on r.id = x.relationship_id and r.to_recording = 9223372036854775807 and r.effective
  where x.to_recording = 9223372036854775807;
comment on view peer.tie is
  E'@primaryKey relationship_id,entity_id\n@foreignKey (entity_id) references peer.country (id)|@fieldName country|@foreignFieldName ties\n@foreignKey (counterpart_id) references peer.country (id)|@fieldName counterpart|@foreignFieldName tiesOfCounterpart';

-- The events of a country, newest first: within a range of days, or all.
create function peer.country_events_within(country peer.country, first_day date, last_day date) returns setof peer.event
language sql stable as $$
  select e.* from (
    select event_id, starts from (
      select event_id, starts from public.involvement
      where entity_id = country.id and to_recording = 9223372036854775807 and starts between first_day and last_day
      order by starts desc, event_id desc) within
    union all
    select event_id, starts from (
      select event_id, starts from public.involvement
      where entity_id = country.id and to_recording = 9223372036854775807 and starts >= first_day - 366 and starts < first_day
        and starts < ends and ends >= first_day
      order by starts desc, event_id desc) reaching
    union all
    select event_id, starts from (
      select event_id, starts from public.involvement
      where entity_id = country.id and to_recording = 9223372036854775807 and starts < first_day - 366
        and ends > starts + 366 and ends >= first_day
      order by starts desc, event_id desc) enduring) i
  join peer.event e on e.id = i.event_id
  order by i.starts desc, i.event_id desc
$$;
create function peer.country_newest_events(country peer.country) returns setof peer.event
language sql stable as $$
  select e.* from public.involvement i join peer.event e on e.id = i.event_id
  where i.entity_id = country.id and i.to_recording = 9223372036854775807
  order by i.starts desc, i.event_id desc
$$;

-- What is said of a participation, and what of that makes the ledger of its status.
create function peer.participation_claims(participation peer.participation) returns setof peer.claim
language sql stable as $$
  select c.* from peer.claim c
  where c.subject_id = participation.id or c.id = participation.record_claim_id
  order by c.said_on desc, c.id desc
$$;
create function peer.participation_ledger(participation peer.participation) returns setof peer.claim
language sql stable as $$
  select c.* from peer.claim c
  where c.subject_id = participation.id and c.property = 'status' and c.stance = 'SUPPORTS' and c.review = 'ACCEPTED'
    and c.retracted_in is null and c.rank <> 'DEPRECATED' and c.modality <> 'HYPOTHETICAL'
  order by c.said_on, c.recorded_in, c.id
$$;

create type peer.month_count as (month timestamp, n bigint);
create function peer.country_timeline(country peer.country, first_day date, last_day date) returns setof peer.month_count
language sql stable as $$
  select month, coalesce(n, 0)
  from generate_series(first_day::timestamp, last_day::timestamp, interval '1 month') month
  left join (
    select date_trunc('month', time_earliest::timestamp) as month, count(*) as n
    from public.event
    where place_country_id = country.id and time_earliest between first_day and last_day
      and to_recording = 9223372036854775807 and effective
    group by 1) counted using (month)
  order by month
$$;
-- A filter by range is no condition that the preset offers.
create function peer.country_count_there(country peer.country, type public."EventType", first_day date, last_day date) returns bigint
language sql stable as $$
  select count(*) from public.event e
  where e.place_country_id = country.id and e.type = country_count_there.type and e.time && daterange(first_day, last_day, '[]')
    and e.to_recording = 9223372036854775807 and e.effective
$$;
