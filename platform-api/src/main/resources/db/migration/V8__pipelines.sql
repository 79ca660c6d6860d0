create table pipeline (
    id uuid primary key,
    name text not null constraint pipeline_name unique,
    owner_id uuid not null references account,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- An app is in one pipeline at most.
create table pipeline_coupling (
    id uuid primary key,
    app_id uuid not null constraint pipeline_coupling_app unique references app on delete cascade,
    pipeline_id uuid not null references pipeline on delete cascade,
    stage text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index pipeline_coupling_by_pipeline on pipeline_coupling (pipeline_id, created_at);

create table pipeline_promotion (
    id uuid primary key,
    pipeline_id uuid not null references pipeline on delete cascade,
    source_app_id uuid not null,
    source_release_id uuid not null,
    account_id uuid not null references account,
    created_at timestamptz not null
);

create table promotion_target (
    id uuid primary key,
    promotion_id uuid not null references pipeline_promotion on delete cascade,
    app_id uuid not null,
    -- Null if none could be made; the failure says why.
    release_id uuid,
    failure text
);
create index promotion_target_by_promotion on promotion_target (promotion_id);
