-- A build knows its commit; whoever pushes an image need not tell one.
alter table slug alter column commit_id drop not null;

-- Process types that run an image of their own; the others of the slug run the slug's.
create table slug_image (
    slug_id uuid not null references slug on delete cascade,
    process_type text not null,
    repository text not null,
    digest text not null,
    size bigint not null,
    primary key (slug_id, process_type)
);
create index slug_image_by_digest on slug_image (digest);

-- The process type whose image a one-off dyno runs, if it named one.
alter table dyno add column image_type text;

-- Slugs that were asked for; each becomes a slug of the same id with the upload of its files.
create table slug_upload (
    id uuid primary key,
    app_id uuid not null references app on delete cascade,
    process_types text not null,
    commit_id text,
    description text,
    checksum text,
    created_at timestamptz not null
);
create index slug_upload_by_app on slug_upload (app_id, created_at);
