-- A preview of a branch: an app of its own, which ends with its time or its branch. The row outlives that app.
create table preview (
    id uuid primary key,
    parent_id uuid not null references app on delete cascade,
    app_id uuid not null,
    -- What follows preview/ in the branch.
    name text not null,
    account_id uuid not null references account,
    status text not null,
    failure text,
    -- What it runs, once it has run.
    commit_id text,
    pushes integer not null,
    ends_at timestamptz not null,
    -- When its app was destroyed.
    ended_at timestamptz,
    -- The pipeline whose review app it is.
    pipeline_id uuid references pipeline on delete set null,
    pr_number bigint,
    fork_repo_id bigint,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index preview_live on preview (parent_id, name) where ended_at is null;
create index preview_by_app on preview (app_id);

-- How a pipeline's review apps are made.
create table review_app_config (
    pipeline_id uuid primary key references pipeline on delete cascade,
    -- The app they are made like; null for the first one that stands before production.
    app_id uuid references app on delete set null,
    repo text,
    automatic_review_apps boolean not null,
    destroy_stale_apps boolean not null,
    stale_days integer not null,
    wait_for_ci boolean not null,
    base_name text,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- An app that is set up from the app.json of a tarball, and how far that has come.
create table app_setup (
    id uuid primary key,
    account_id uuid not null references account,
    -- Stays here when the app is gone.
    app_id uuid not null,
    app_name text not null,
    build_id uuid,
    status text not null,
    failure text,
    -- One a line.
    manifest_errors text not null,
    -- The command that runs once after the first release, and what became of it.
    postdeploy text,
    postdeploy_dyno_id uuid,
    postdeploy_output text,
    postdeploy_exit_code integer,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index app_setup_by_app on app_setup (app_id);
create index app_setup_pending on app_setup (created_at) where status = 'PENDING';
