-- The buildpacks that an app's owner chose, in their order; without any, they are detected.
create table buildpack_installation (
    id uuid primary key,
    app_id uuid not null references app on delete cascade,
    ordinal integer not null,
    -- As the owner named it, such as heroku/nodejs.
    name text not null,
    constraint buildpack_installation_ordinal unique (app_id, ordinal)
);
