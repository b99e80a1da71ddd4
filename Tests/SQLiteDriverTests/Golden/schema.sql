-- first house

CREATE TABLE companies (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE connections (
    id TEXT NOT NULL PRIMARY KEY,
    company TEXT NOT NULL REFERENCES companies (id),
    side TEXT NOT NULL CHECK (side IN ('store', 'books')),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    settings TEXT NOT NULL,
    profile TEXT,
    state TEXT NOT NULL CHECK (state IN ('active', 'signInNeeded', 'uninstalled'))
);

CREATE INDEX connections_of_company ON connections (company);

CREATE TABLE secrets (
    connection TEXT NOT NULL REFERENCES connections (id),
    name TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (connection, name)
);

CREATE TABLE policies (
    store TEXT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    body TEXT NOT NULL,
    PRIMARY KEY (store, version)
);

CREATE TABLE leases (
    name TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    held_until BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE cursors (
    connection TEXT NOT NULL,
    stream TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (connection, stream)
) WITHOUT ROWID;

CREATE TABLE mirror (
    books TEXT NOT NULL,
    list TEXT NOT NULL,
    id TEXT NOT NULL,
    name_key TEXT NOT NULL,
    other_key TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (books, list, id)
);

CREATE INDEX mirror_by_name ON mirror (books, name_key);

CREATE INDEX mirror_by_other_key ON mirror (books, other_key);

CREATE TABLE raw_orders (
    store TEXT NOT NULL,
    id TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    hash TEXT NOT NULL,
    revision BIGINT NOT NULL DEFAULT 1,
    body BLOB NOT NULL,
    PRIMARY KEY (store, id)
);

CREATE TABLE orders (
    seq INTEGER PRIMARY KEY,
    store TEXT NOT NULL,
    id TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    search_key TEXT NOT NULL DEFAULT '',
    placed_at BIGINT,
    currency TEXT,
    total BIGINT NOT NULL DEFAULT 0,
    refunded BIGINT NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('posted', 'skipped', 'waiting', 'needsYou')),
    reason TEXT,
    reason_code TEXT,
    next_state TEXT NOT NULL CHECK (next_state IN ('posted', 'skipped', 'waiting', 'needsYou')),
    next_reason TEXT,
    next_reason_code TEXT,
    policy_version BIGINT NOT NULL DEFAULT 0,
    revision BIGINT NOT NULL DEFAULT 1,
    is_dirty BOOLEAN NOT NULL DEFAULT TRUE,
    open_intents BIGINT NOT NULL DEFAULT 0 CHECK (open_intents >= 0),
    run TEXT NOT NULL DEFAULT '',
    UNIQUE (store, id)
);

CREATE INDEX orders_by_arrival ON orders (store, seq);

CREATE INDEX orders_by_state ON orders (store, state, seq);

CREATE INDEX orders_undecided ON orders (store, seq) WHERE is_dirty AND open_intents = 0;

CREATE TABLE links (
    books TEXT NOT NULL,
    store TEXT NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    role TEXT NOT NULL,
    generation BIGINT NOT NULL,
    kind TEXT NOT NULL,
    books_id TEXT NOT NULL,
    version TEXT NOT NULL,
    number TEXT,
    state TEXT NOT NULL CHECK (state IN ('live', 'takenBack', 'removedInBooks')),
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (books, store, source, source_id, role, generation)
);

CREATE UNIQUE INDEX links_one_live_for_a_thing ON links (books, store, source, source_id, role)
    WHERE state = 'live';

CREATE UNIQUE INDEX links_one_thing_for_a_document ON links (books, kind, books_id)
    WHERE state = 'live' AND kind NOT IN ('customer', 'vendor', 'item');

CREATE TABLE intents (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    books TEXT NOT NULL,
    store TEXT NOT NULL,
    order_id TEXT NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    role TEXT NOT NULL,
    generation BIGINT NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('create', 'update', 'void', 'delete')),
    kind TEXT NOT NULL,
    is_list BOOLEAN NOT NULL,
    name_key TEXT NOT NULL,
    body TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'refused', 'withdrawn')),
    blocked BIGINT NOT NULL CHECK (blocked >= 0),
    attempts BIGINT NOT NULL DEFAULT 0,
    not_before BIGINT NOT NULL DEFAULT 0,
    request_key TEXT,
    run TEXT NOT NULL DEFAULT '',
    reason TEXT,
    reason_code TEXT,
    CHECK ((state = 'sending') = (request_key IS NOT NULL))
);

CREATE UNIQUE INDEX intents_one_open_for_a_thing ON intents (books, store, source, source_id, role)
    WHERE state IN ('pending', 'sending');

CREATE INDEX intents_ready ON intents (books, is_list, seq)
    WHERE state = 'pending' AND blocked = 0;

CREATE INDEX intents_put_back ON intents (books, not_before)
    WHERE state = 'pending' AND blocked = 0 AND not_before > 0;

CREATE INDEX intents_sending ON intents (books, request_key) WHERE state = 'sending';

CREATE INDEX intents_refused ON intents (store, order_id) WHERE state = 'refused';

CREATE INDEX intents_reserving_names ON intents (books, name_key)
    WHERE state IN ('pending', 'sending') AND name_key <> '';

CREATE TABLE intent_dependencies (
    intent TEXT NOT NULL REFERENCES intents (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    books TEXT NOT NULL,
    store TEXT NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    role TEXT NOT NULL,
    is_missing BOOLEAN NOT NULL,
    PRIMARY KEY (intent, place)
) WITHOUT ROWID;

CREATE INDEX intent_dependencies_missing ON intent_dependencies (books, store, source, source_id, role)
    WHERE is_missing;

CREATE TABLE batches (
    books TEXT NOT NULL,
    request_key TEXT NOT NULL,
    request TEXT NOT NULL,
    intents TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    PRIMARY KEY (books, request_key)
);

CREATE TABLE runs (
    id TEXT NOT NULL PRIMARY KEY,
    company TEXT NOT NULL,
    store TEXT NOT NULL,
    workflow TEXT NOT NULL,
    started_by TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'interrupted', 'failed')),
    summary TEXT NOT NULL,
    reason TEXT
);

CREATE INDEX runs_of_company ON runs (company, started_at, id);

CREATE TABLE run_results (
    run TEXT NOT NULL,
    subject TEXT NOT NULL,
    label TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (run, subject)
) WITHOUT ROWID;

CREATE TABLE schedules (
    id INTEGER PRIMARY KEY,
    company TEXT NOT NULL,
    store TEXT NOT NULL,
    workflow TEXT NOT NULL,
    rule TEXT NOT NULL,
    due_at BIGINT,
    owner TEXT,
    held_until BIGINT NOT NULL DEFAULT 0,
    UNIQUE (store, workflow)
);

CREATE INDEX schedules_due ON schedules (due_at) WHERE due_at IS NOT NULL;

CREATE INDEX schedules_of_company ON schedules (company);

CREATE TABLE products (
    store TEXT NOT NULL,
    id TEXT NOT NULL,
    variation TEXT NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (store, id, variation)
);

-- audit

CREATE TABLE audit (
    company TEXT NOT NULL,
    place BIGINT NOT NULL CHECK (place > 0),
    at BIGINT NOT NULL,
    action TEXT NOT NULL,
    actor TEXT NOT NULL,
    run TEXT NOT NULL,
    request_key TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    content TEXT NOT NULL,
    request TEXT NOT NULL,
    PRIMARY KEY (company, place)
);

CREATE INDEX audit_by_request ON audit (company, request_key) WHERE request_key <> '';

CREATE TABLE audit_ends (
    company TEXT NOT NULL PRIMARY KEY,
    entries BIGINT NOT NULL CHECK (entries > 0),
    hash TEXT NOT NULL,
    seal BLOB NOT NULL
);

CREATE TABLE audit_subjects (
    company TEXT NOT NULL,
    subject TEXT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (company, subject, place)
) WITHOUT ROWID;

-- daily summaries

ALTER TABLE orders ADD COLUMN is_summary BOOLEAN NOT NULL DEFAULT FALSE;

CREATE INDEX orders_undecided_summaries ON orders (store, seq)
    WHERE is_summary AND is_dirty AND open_intents = 0;

CREATE TABLE summary_members (
    store TEXT NOT NULL,
    summary TEXT NOT NULL,
    order_id TEXT NOT NULL,
    role TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL,
    body TEXT NOT NULL,
    fingerprint TEXT,
    decided_amount BIGINT NOT NULL DEFAULT 0,
    decided_fingerprint TEXT,
    posted_amount BIGINT NOT NULL DEFAULT 0,
    posted_fingerprint TEXT,
    PRIMARY KEY (store, summary, order_id, role)
);

CREATE UNIQUE INDEX summary_members_one_summary_for_a_record ON summary_members (store, order_id, role)
    WHERE fingerprint IS NOT NULL;

CREATE INDEX summary_members_of_order ON summary_members (store, order_id);

-- reconciliation

ALTER TABLE links ADD COLUMN document_date TEXT GENERATED ALWAYS AS (
    CASE WHEN json_valid(body) THEN coalesce(json_extract(body, char(36) || '.body.document._0.sale._0.date'), json_extract(body, char(36) || '.body.document._0.payment._0.date'), json_extract(body, char(36) || '.body.document._0.purchase._0.date'), json_extract(body, char(36) || '.body.document._0.journalEntry._0.date')) END
) VIRTUAL;

CREATE INDEX links_by_day ON links (books, store, document_date, source, source_id, role)
    WHERE state = 'live' AND document_date IS NOT NULL;

CREATE INDEX orders_by_placing ON orders (store, placed_at, id);

CREATE TABLE accepted_edits (
    books TEXT NOT NULL,
    kind TEXT NOT NULL,
    books_id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    accepted_by TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    PRIMARY KEY (books, kind, books_id)
) WITHOUT ROWID;

-- makers of links

ALTER TABLE links ADD COLUMN made_by TEXT NOT NULL DEFAULT '';

CREATE INDEX links_by_maker ON links (made_by) WHERE made_by <> '';

CREATE INDEX links_by_number ON links (books, number) WHERE number IS NOT NULL;

CREATE TABLE link_changes (
    run TEXT NOT NULL,
    books TEXT NOT NULL,
    store TEXT NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    role TEXT NOT NULL,
    generation BIGINT NOT NULL,
    operation TEXT NOT NULL,
    PRIMARY KEY (run, books, store, source, source_id, role, generation, operation)
) WITHOUT ROWID;

-- history

CREATE TABLE backfills (
    id TEXT NOT NULL PRIMARY KEY,
    company TEXT NOT NULL,
    store TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'running', 'paused', 'finished', 'cancelled')),
    orders_per_hour BIGINT CHECK (orders_per_hour > 0),
    token TEXT NOT NULL,
    basis TEXT NOT NULL,
    estimate TEXT NOT NULL,
    found BIGINT NOT NULL,
    admitted BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    session_at BIGINT,
    session_admitted BIGINT NOT NULL DEFAULT 0,
    progressed_at BIGINT,
    finished_at BIGINT,
    reason TEXT
);

CREATE INDEX backfills_of_store ON backfills (store, created_at, id);

CREATE UNIQUE INDEX backfills_one_open ON backfills (store)
    WHERE state IN ('proposed', 'running', 'paused');

CREATE TABLE history (
    backfill TEXT NOT NULL REFERENCES backfills (id),
    id TEXT NOT NULL,
    placed_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    hash TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (backfill, id)
);

CREATE INDEX history_by_day ON history (backfill, placed_at, id);

CREATE TABLE order_choices (
    store TEXT NOT NULL,
    id TEXT NOT NULL,
    admitted_by TEXT,
    answers TEXT,
    PRIMARY KEY (store, id)
) WITHOUT ROWID;

CREATE INDEX order_choices_of_backfill ON order_choices (admitted_by) WHERE admitted_by IS NOT NULL;

-- codes of what is on its way

ALTER TABLE intents ADD COLUMN other_key TEXT NOT NULL DEFAULT '';

CREATE INDEX intents_reserving_codes ON intents (books, other_key)
    WHERE state IN ('pending', 'sending') AND other_key <> '';

CREATE INDEX links_of_list_records ON links (books, kind, books_id)
    WHERE state = 'live' AND kind IN ('customer', 'vendor', 'item');

-- first sight

ALTER TABLE raw_orders ADD COLUMN seen_revision BIGINT NOT NULL DEFAULT 0;

CREATE INDEX raw_orders_unseen ON raw_orders (store, id) WHERE seen_revision < revision;

CREATE TABLE first_sights (
    store TEXT NOT NULL,
    order_id TEXT NOT NULL,
    thing TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (store, order_id, thing)
) WITHOUT ROWID;

CREATE TABLE deleted_orders (
    store TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted_at BIGINT NOT NULL,
    PRIMARY KEY (store, id)
) WITHOUT ROWID;

-- newest orders first

DROP INDEX orders_by_state;

CREATE INDEX orders_by_state ON orders (store, state, placed_at, id);

-- audit seals

ALTER TABLE audit ADD COLUMN seal BLOB;

-- runs under way

CREATE INDEX runs_under_way ON runs (store, workflow) WHERE state = 'running';

-- lists are read whole

DELETE FROM cursors WHERE stream = 'mirror';

-- last runs

CREATE INDEX runs_by_workflow ON runs (store, workflow, started_at, id);

-- raw records of every stream

CREATE TABLE raw_records (
    store TEXT NOT NULL,
    stream TEXT NOT NULL,
    id TEXT NOT NULL,
    place BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    hash TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (store, stream, id)
);

CREATE UNIQUE INDEX raw_records_by_place ON raw_records (store, stream, place);

-- people

CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password TEXT,
    is_owner BOOLEAN NOT NULL,
    language TEXT,
    time_zone TEXT,
    look TEXT NOT NULL CHECK (look IN ('system', 'light', 'dark')),
    created_at BIGINT NOT NULL,
    signed_in_at BIGINT,
    reset_asked_at BIGINT
);

CREATE INDEX users_owners ON users (is_owner) WHERE is_owner;

CREATE TABLE second_factors (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (id),
    sealed BLOB NOT NULL,
    last_step BIGINT NOT NULL
);

CREATE TABLE recovery_codes (
    user_id TEXT NOT NULL REFERENCES users (id),
    hash TEXT NOT NULL,
    PRIMARY KEY (user_id, hash)
) WITHOUT ROWID;

CREATE TABLE memberships (
    company TEXT NOT NULL REFERENCES companies (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL CHECK (role IN ('administrator', 'bookkeeper', 'clerk', 'viewer')),
    PRIMARY KEY (company, user_id)
);

CREATE INDEX memberships_of_user ON memberships (user_id);

CREATE TABLE teams (
    id TEXT NOT NULL PRIMARY KEY,
    company TEXT NOT NULL REFERENCES companies (id),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    UNIQUE (company, name_key)
);

CREATE TABLE team_members (
    company TEXT NOT NULL,
    team TEXT NOT NULL REFERENCES teams (id),
    user_id TEXT NOT NULL,
    PRIMARY KEY (team, user_id),
    FOREIGN KEY (company, user_id) REFERENCES memberships (company, user_id)
);

CREATE INDEX team_members_of_company ON team_members (company, user_id);

CREATE INDEX team_members_of_user ON team_members (user_id);

CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    is_kept BOOLEAN NOT NULL,
    address TEXT NOT NULL,
    browser TEXT NOT NULL
);

CREATE INDEX sessions_of_user ON sessions (user_id, seen_at);

CREATE INDEX sessions_by_end ON sessions (ends_at);

CREATE TABLE passes (
    id TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL CHECK (purpose IN ('firstStart', 'invitation', 'passwordReset', 'secondStep')),
    user_id TEXT NOT NULL,
    company TEXT NOT NULL,
    role TEXT CHECK (role IN ('administrator', 'bookkeeper', 'clerk', 'viewer')),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    made_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    is_kept BOOLEAN NOT NULL
);

CREATE INDEX passes_of_company ON passes (company, created_at) WHERE company <> '';

CREATE INDEX passes_of_user ON passes (user_id) WHERE user_id <> '';

CREATE INDEX passes_by_end ON passes (ends_at);

CREATE TABLE tries (
    subject TEXT NOT NULL PRIMARY KEY,
    count BIGINT NOT NULL,
    began_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX tries_by_begin ON tries (began_at);

-- sign-in dates

ALTER TABLE connections ADD COLUMN sign_in_given_at BIGINT;

ALTER TABLE connections ADD COLUMN sign_in_ends_at BIGINT;

ALTER TABLE connections ADD COLUMN consent_ends_at BIGINT;

-- links by maker

CREATE INDEX passes_by_maker ON passes (made_by);

-- settings say who kept them

ALTER TABLE policies ADD COLUMN saved_at BIGINT;

ALTER TABLE policies ADD COLUMN saved_by TEXT;

-- errands

CREATE TABLE errands (
    id TEXT NOT NULL PRIMARY KEY,
    company TEXT NOT NULL,
    store TEXT NOT NULL,
    kind TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    outcome TEXT,
    finished_at BIGINT,
    owner TEXT,
    held_until BIGINT NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX errands_open ON errands (store, kind) WHERE finished_at IS NULL;

CREATE INDEX errands_waiting ON errands (asked_at, id) WHERE finished_at IS NULL;

CREATE INDEX errands_of_company ON errands (company, asked_at, id) WHERE finished_at IS NULL;

CREATE INDEX errands_of_store ON errands (store, kind, asked_at, id);

-- records by kind

CREATE INDEX links_by_kind ON links (store, kind, source_id, role, generation);

CREATE INDEX intents_by_kind ON intents (store, kind, seq);

CREATE INDEX products_by_state ON products (store, state, id, variation);

-- mail

CREATE TABLE letters (
    id TEXT NOT NULL PRIMARY KEY,
    letter_key TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL,
    sealed BLOB,
    created_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    due_at BIGINT,
    sent_at BIGINT,
    problem TEXT
);

CREATE INDEX letters_due ON letters (due_at, id) WHERE due_at IS NOT NULL;

CREATE TABLE report_choices (
    company TEXT NOT NULL REFERENCES companies (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    choice TEXT NOT NULL CHECK (choice IN ('never', 'eachSync', 'daily', 'onErrors')),
    since BIGINT NOT NULL,
    PRIMARY KEY (company, user_id)
) WITHOUT ROWID;

CREATE INDEX report_choices_of_user ON report_choices (user_id);

-- causes

CREATE INDEX orders_by_cause ON orders (store, reason_code, placed_at, id)
    WHERE state = 'needsYou' AND NOT is_summary AND NOT is_dirty;

-- order lists

ALTER TABLE orders ADD COLUMN customer TEXT NOT NULL DEFAULT '';

CREATE TABLE order_words (
    store TEXT NOT NULL,
    order_id TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('order', 'books')),
    word TEXT NOT NULL,
    PRIMARY KEY (store, order_id, source, word)
) WITHOUT ROWID;

CREATE INDEX order_words_by_word ON order_words (store, word, order_id);

DROP INDEX orders_by_state;

CREATE INDEX orders_by_state ON orders (store, state, placed_at, id, is_summary);

DROP INDEX orders_by_placing;

CREATE INDEX orders_by_placing ON orders
    (store, placed_at, id, state, currency, is_summary, total, refunded);

CREATE INDEX orders_by_reason ON orders (store, reason_code, placed_at, id) WHERE reason_code IS NOT NULL;

UPDATE orders SET customer = coalesce((
    SELECT CASE WHEN json_valid(body) THEN coalesce(json_extract(body, char(36) || '.body.document._0.sale._0.customer.existing.name'), json_extract(body, char(36) || '.body.document._0.sale._0.customer.planned.name')) END FROM links
    WHERE links.store = orders.store AND source = 'order' AND source_id = orders.id AND role = 'sale'
        AND links.state = 'live'
), '');

-- kept reconciliations

CREATE TABLE reconciliations (
    company TEXT NOT NULL REFERENCES companies (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (company, first_day, last_day)
);

CREATE INDEX reconciliations_by_time ON reconciliations (company, made_at);

-- one index of reasons

DROP INDEX orders_by_cause;

-- addresses apart

DELETE FROM cursors WHERE stream = 'mirror';

-- programs

CREATE TABLE program_keys (
    id TEXT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    user_id TEXT REFERENCES users (id),
    company TEXT REFERENCES companies (id),
    store TEXT REFERENCES connections (id),
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    made_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT,
    used_at BIGINT,
    revoked_at BIGINT,
    CHECK ((user_id IS NULL) = (store IS NOT NULL)),
    CHECK (store IS NULL OR company IS NOT NULL)
);

CREATE INDEX program_keys_of_user ON program_keys (user_id, created_at);

CREATE INDEX program_keys_of_company ON program_keys (company, created_at);

CREATE INDEX program_keys_of_store ON program_keys (store);

CREATE TABLE named_calls (
    holder TEXT NOT NULL,
    name TEXT NOT NULL,
    print TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    sealed BLOB,
    PRIMARY KEY (holder, name)
);

CREATE INDEX named_calls_by_begin ON named_calls (began_at);

CREATE TABLE webhooks (
    id TEXT NOT NULL PRIMARY KEY,
    company TEXT NOT NULL REFERENCES companies (id),
    address TEXT NOT NULL,
    events TEXT NOT NULL,
    sealed BLOB NOT NULL,
    made_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    place TEXT NOT NULL
);

CREATE INDEX webhooks_of_company ON webhooks (company, created_at, id);

CREATE TABLE deliveries (
    id TEXT NOT NULL PRIMARY KEY,
    webhook TEXT NOT NULL REFERENCES webhooks (id),
    news_key TEXT NOT NULL,
    event TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    due_at BIGINT,
    done_at BIGINT,
    status BIGINT,
    answer TEXT NOT NULL DEFAULT '',
    UNIQUE (webhook, news_key)
);

CREATE INDEX deliveries_due ON deliveries (due_at, id) WHERE due_at IS NOT NULL;

CREATE INDEX deliveries_of_webhook ON deliveries (webhook, created_at, id);

CREATE INDEX deliveries_over ON deliveries (created_at) WHERE due_at IS NULL;

-- versions of pushed records

ALTER TABLE raw_records ADD COLUMN version BIGINT NOT NULL DEFAULT 0;

-- imports

CREATE TABLE imports (
    id TEXT NOT NULL PRIMARY KEY,
    company TEXT NOT NULL,
    store TEXT NOT NULL,
    stream TEXT NOT NULL,
    name TEXT NOT NULL,
    brought_by TEXT NOT NULL,
    brought_at BIGINT NOT NULL,
    body TEXT NOT NULL
);

CREATE INDEX imports_of_store ON imports (store, brought_at, id);

CREATE INDEX imports_by_age ON imports (brought_at);

CREATE TABLE import_parts (
    import TEXT NOT NULL,
    number BIGINT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (import, number)
);

CREATE TABLE import_lines (
    import TEXT NOT NULL,
    line BIGINT NOT NULL,
    last_line BIGINT NOT NULL,
    record TEXT NOT NULL,
    is_refused BOOLEAN NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY (import, line)
);

CREATE INDEX import_lines_refused ON import_lines (import, line) WHERE is_refused;

CREATE TABLE sheet_habits (
    store TEXT NOT NULL,
    stream TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (store, stream)
);

-- heard events

CREATE TABLE heard_events (
    connection TEXT NOT NULL,
    event TEXT NOT NULL,
    heard_at BIGINT NOT NULL,
    PRIMARY KEY (connection, event)
);

CREATE INDEX heard_events_by_age ON heard_events (heard_at);

-- subjects of errands

ALTER TABLE errands ADD COLUMN subject TEXT NOT NULL DEFAULT '';

DROP INDEX errands_open;

CREATE UNIQUE INDEX errands_open ON errands (store, kind, subject) WHERE finished_at IS NULL;

-- orders by number

CREATE INDEX orders_by_number ON orders (store, number);

-- orders without a day

CREATE INDEX orders_undated ON orders (store, seq) WHERE placed_at IS NULL AND NOT is_summary;
