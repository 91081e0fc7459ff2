-- The store. The same statements run on H2 (MODE=PostgreSQL) and on PostgreSQL.
-- Instants are milliseconds since 1970 (UTC). Columns that identify or describe a patient are sealed
-- (AES-256-GCM); what is legible here is pseudonymous on purpose, because indicators outlive erasure.

-- The journal: every message accepted, and the queue of those that still have steps to go.
create table message (
    id              bigint       not null primary key,
    door            varchar(100) not null,
    closed_network  boolean      not null,
    origin          varchar(400),
    content_hash    bytea        not null,
    received_at     bigint       not null,
    size            integer      not null,
    data_key        bytea,                      -- wrapped by the master key; null once erased
    sealed          bytea        not null,      -- envelope and raw bytes, folded, compressed, enciphered
    state           varchar(10)  not null,      -- queued, done, stuck, dropped
    step            varchar(15)  not null,      -- the last of the six words reached
    kind            varchar(15),
    because         varchar(2000),              -- what each step said, a line each
    attempts        integer      not null,
    next_try_at     bigint       not null,
    lease_owner     varchar(40),
    lease_until     bigint,
    case_id         varchar(20)
);
create unique index message_once on message (content_hash, door);
create index message_queue on message (state, next_try_at, id);
create index message_of_case on message (case_id);
create sequence message_ids start with 1 increment by 100;

-- Large attachments, once per content. The key of a blob is made from its content, and stands only
-- inside the sealed messages that hold it: when they are gone, nobody can open it.
create table blob (
    id      bytea   not null primary key,
    size    integer not null,
    sealed  bytea   not null
);
create table blob_use (
    message_id bigint not null,
    blob_id    bytea  not null,
    primary key (message_id, blob_id)
);
create index blob_use_of on blob_use (blob_id);

-- One data key a case, wrapped by the master key. Erasing a case destroys its row.
create table vault (
    case_id  varchar(20) not null primary key,
    data_key bytea       not null
);

create table case_file (
    id         varchar(20) not null primary key,
    opened_at  bigint      not null,
    status     varchar(15) not null,
    next_date  bigint      not null,            -- the greatest number where it needs no look
    state      bytea       not null,            -- the fold of its events, canonical JSON
    last_seq   integer     not null,
    last_hash  bytea       not null,
    fiche      bytea                            -- sealed under the case's key; null once erased
);
create index case_due on case_file (next_date, id);
create sequence case_ids start with 1001 increment by 1;

-- How the same patient is recognised: keyed hashes, removed at erasure.
create table patient_index (
    case_id varchar(20) not null,
    kind    varchar(10) not null,               -- ins, traits, said
    hash    bytea       not null,
    primary key (case_id, kind)
);
create index patient_by_hash on patient_index (hash);

-- Who follows a case that is not over.
create table case_referrer (
    case_id     varchar(20) not null,
    referrer_id varchar(20) not null,
    since       bigint      not null,
    primary key (case_id, referrer_id)
);
create index case_of_referrer on case_referrer (referrer_id, since desc, case_id desc);

-- What happened: append-only, hash-chained within its case.
create table event (
    case_id  varchar(20)  not null,
    seq      integer      not null,
    at       bigint       not null,
    kind     varchar(40)  not null,
    body     varchar      not null,            -- canonical JSON, pseudonymous
    rule     varchar(100) not null,
    policy   varchar(64)  not null,             -- SHA-256 of the policy file
    message_id bigint,                          -- the message that caused it, null for a date that came
    hash     bytea        not null,
    primary key (case_id, seq)
);
create index event_at on event (at);

-- A projection of the events, for the questions asked about volunteers.
create table offer (
    case_id    varchar(20) not null,
    number     integer     not null,
    volunteer  varchar(20) not null,
    standing   varchar(10) not null,
    made_at    bigint      not null,
    decided_at bigint,
    primary key (case_id, number)
);

create table volunteer (
    id             varchar(20)  not null primary key,
    address        varchar(320) not null,
    commune        varchar(5)   not null,
    latitude       double precision not null,
    longitude      double precision not null,
    max_km         double precision not null,
    home_visits    boolean      not null,
    accessible     boolean      not null,
    woman          boolean      not null,
    quota          integer      not null,
    absent_until   bigint,                      -- epoch day
    full_until     bigint,                      -- epoch day
    stopped        boolean      not null,
    unanswered     integer      not null,
    last_offered   bigint,
    outstanding    integer      not null,        -- offers that wait for an answer
    asked          bytea        not null,        -- when offers were made lately, packed
    accepted       bytea        not null         -- when offers were accepted lately, packed
);
create unique index volunteer_address on volunteer (address);

-- Professionals who wrote to us without being in the territory file.
create table correspondent (
    id      varchar(20)  not null primary key,
    address varchar(320) not null,
    name    varchar(200) not null
);
create unique index correspondent_address on correspondent (address);
create sequence correspondent_ids start with 1 increment by 100;

-- Mail to be sent, written in the deciding transaction.
create table outbox (
    id          bigint       not null primary key,
    token       varchar(60)  not null,
    message_id  varchar(200) not null,
    kind        varchar(30)  not null,
    case_id     varchar(20),
    offer       varchar(30),
    person      varchar(20)  not null,
    recipient   varchar(320) not null,
    expires_at  bigint       not null,
    created_at  bigint       not null,
    cause_id    bigint,                         -- the message it answers
    state       varchar(10)  not null,          -- due, sent, failed
    attempts    integer      not null,
    next_try_at bigint       not null,
    sent_at     bigint,
    because     varchar(500),
    under_case  boolean      not null,          -- whether data_key is wrapped by the case's key
    data_key    bytea,                          -- else by the master key; null once erased
    sealed      bytea                           -- return path, subject, text and the finished bytes
);
create index outbox_token on outbox (token);
create index outbox_to_person on outbox (person, case_id);
create index outbox_kinds on outbox (person, kind, created_at);
create index outbox_queue on outbox (state, next_try_at, id);
create index outbox_of_case on outbox (case_id);
create index outbox_by_message_id on outbox (message_id);
create sequence outbox_ids start with 1 increment by 100;
