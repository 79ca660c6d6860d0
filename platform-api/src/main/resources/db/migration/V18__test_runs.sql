-- The config vars of a pipeline's test runs and review apps, each sealed.
create table pipeline_config_var (
    pipeline_id uuid not null references pipeline on delete cascade,
    stage text not null,
    name text not null,
    sealed_value bytea not null,
    primary key (pipeline_id, stage, name)
);

-- The test run that an app was made for; it goes with the end of that.
alter table app add column test_run_id uuid;

-- The row outlives its app.
create table test_run (
    id uuid primary key,
    pipeline_id uuid not null references pipeline on delete cascade,
    -- From 1 in each pipeline.
    number integer not null,
    account_id uuid not null references account,
    app_id uuid not null,
    commit_branch text not null,
    commit_sha text not null,
    commit_message text not null,
    source_url text not null,
    status text not null,
    message text,
    warning text,
    -- How far it had come when it went wrong.
    error_status text,
    -- From its app.json; null until that was read.
    setup_script text,
    test_script text,
    size text not null,
    dyno_id uuid,
    -- When its tests began.
    started_at timestamptz,
    exit_code integer,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint test_run_number unique (pipeline_id, number)
);
create index test_run_by_app on test_run (app_id);
create index test_run_under_way on test_run (pipeline_id, number)
    where status in ('PENDING', 'CREATING', 'BUILDING', 'RUNNING');

-- What was printed in a test run's app, kept when that is destroyed. Lists of runs don't read it.
create table test_run_output (
    run_id uuid primary key references test_run on delete cascade,
    setup text not null,
    tests text not null
);
