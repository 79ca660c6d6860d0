-- The branch whose pushes are deployed; null for those of the configuration.
alter table app add column deploy_branch text;

-- A repository on GitHub, GitLab or their like whose pushes deploy an app.
create table git_connection (
    id uuid primary key,
    app_id uuid not null unique references app on delete cascade,
    -- Who connected it, and in whose name it is deployed.
    account_id uuid not null references account,
    kind text not null,
    url text not null,
    branch text not null,
    -- What the deliveries of its webhook are signed with.
    sealed_secret bytea not null,
    -- What opens the repository, and reports on commits there; null for a repository that is open to all.
    sealed_token bytea,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- What such a repository has told, and what came of it.
create table git_delivery (
    id uuid primary key,
    sequence bigint generated always as identity unique,
    connection_id uuid not null references git_connection on delete cascade,
    -- By which the sender knows it again; null if it gave none.
    forge_id text,
    event text not null,
    commit_id text,
    status text not null,
    -- A sentence for people.
    result text not null,
    -- The build that it makes, or found under way; it need not be there.
    build_id uuid not null,
    attempts integer not null,
    -- Null once it was fetched or given up. While an attempt is under way, when another may take its place.
    next_attempt_at timestamptz,
    attempt_id uuid,
    -- What the commit's page is to say, and what it was last told.
    wanted text,
    told text,
    tell_attempts integer not null,
    -- Null if there is nothing to tell, or telling was given up.
    tell_at timestamptz,
    tell_id uuid,
    tell_failure text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index git_delivery_by_forge on git_delivery (connection_id, forge_id);
create index git_delivery_by_connection on git_delivery (connection_id, sequence);
create index git_delivery_open on git_delivery (next_attempt_at) where next_attempt_at is not null;
create index git_delivery_to_tell on git_delivery (tell_at) where tell_at is not null;
create index git_delivery_building on git_delivery (build_id) where status = 'BUILDING';
