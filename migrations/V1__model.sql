-- The whole model of Onus: facts, their evidence, and the words people use for them.
--
-- Every table that holds something a reader may doubt is a table of facts: its rows
-- carry `statement` (one sentence in our own words), `basis` (how we know) and, unless
-- an official page says it outright, `basis_note` (why we say it). A trigger enters each
-- such row in `fact`, so that one citation table can point at all of them with a real
-- foreign key.
--
-- Ids are kebab-case and never reused. A fact is named `<table>/<id>`.

-- ---------------------------------------------------------------------------
-- Evidence
-- ---------------------------------------------------------------------------

CREATE TABLE source (
    id    TEXT NOT NULL PRIMARY KEY
          CONSTRAINT source_id_is_kebab_case CHECK (id NOT GLOB '*[^a-z0-9-]*' AND length(id) > 0),
    kind  TEXT NOT NULL CONSTRAINT source_kind_is_known CHECK (kind IN ('page', 'note')),
    title TEXT NOT NULL CONSTRAINT source_title_is_not_blank CHECK (length(trim(title)) > 0),
    url   TEXT UNIQUE,
    CONSTRAINT source_page_has_https_url CHECK ((kind = 'page') = (url IS NOT NULL) AND (url IS NULL OR url GLOB 'https://*'))
) STRICT;

CREATE TABLE fact (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    table_name TEXT NOT NULL,
    row_id     TEXT NOT NULL,
    name       TEXT,
    statement  TEXT NOT NULL,
    basis      TEXT NOT NULL,
    basis_note TEXT
) STRICT;

CREATE TABLE citation (
    fact_id       TEXT NOT NULL REFERENCES fact (id),
    source_id     TEXT NOT NULL REFERENCES source (id),
    locator       TEXT NOT NULL CONSTRAINT citation_locator_is_not_blank CHECK (length(trim(locator)) > 0),
    read_on       TEXT NOT NULL CONSTRAINT citation_read_on_is_a_date CHECK (read_on IS date(read_on)),
    stance        TEXT NOT NULL CONSTRAINT citation_stance_is_known CHECK (stance IN ('supports', 'qualifies', 'contradicts')),
    claimed_party TEXT CONSTRAINT citation_claimed_party_is_known CHECK (claimed_party IN ('aws', 'customer', 'shared')),
    note          TEXT,
    PRIMARY KEY (fact_id, source_id, locator),
    CONSTRAINT citation_disagreement_is_explained CHECK (stance = 'supports' OR note IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX citation_by_source ON citation (source_id);

-- ---------------------------------------------------------------------------
-- The model: categories, layers, activities
-- ---------------------------------------------------------------------------

CREATE TABLE control_type (
    id         TEXT NOT NULL PRIMARY KEY,
    ord        INTEGER NOT NULL UNIQUE,
    name       TEXT NOT NULL UNIQUE,
    statement  TEXT NOT NULL CONSTRAINT control_type_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    examples   TEXT,
    basis      TEXT NOT NULL CONSTRAINT control_type_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note TEXT,
    CONSTRAINT control_type_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE category (
    id            TEXT NOT NULL PRIMARY KEY,
    ord           INTEGER NOT NULL UNIQUE,
    name          TEXT NOT NULL UNIQUE,
    statement     TEXT NOT NULL CONSTRAINT category_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    aws_part      TEXT NOT NULL,
    customer_part TEXT NOT NULL,
    remark        TEXT,
    basis         TEXT NOT NULL CONSTRAINT category_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note    TEXT,
    CONSTRAINT category_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE layer (
    id         TEXT NOT NULL PRIMARY KEY,
    ord        INTEGER NOT NULL UNIQUE,
    name       TEXT NOT NULL UNIQUE,
    drawn_on   TEXT NOT NULL CONSTRAINT layer_drawn_on_is_known CHECK (drawn_on IN ('aws', 'customer', 'both')),
    statement  TEXT NOT NULL CONSTRAINT layer_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis      TEXT NOT NULL CONSTRAINT layer_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note TEXT,
    CONSTRAINT layer_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE activity (
    id              TEXT NOT NULL PRIMARY KEY
                    CONSTRAINT activity_id_is_kebab_case CHECK (id NOT GLOB '*[^a-z0-9-]*' AND length(id) > 0),
    layer_id        TEXT NOT NULL REFERENCES layer (id),
    ord             INTEGER NOT NULL UNIQUE,
    name            TEXT NOT NULL UNIQUE,
    does            TEXT NOT NULL,
    control_type_id TEXT REFERENCES control_type (id),
    statement       TEXT NOT NULL CONSTRAINT activity_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis           TEXT NOT NULL CONSTRAINT activity_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note      TEXT,
    CONSTRAINT activity_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

-- ---------------------------------------------------------------------------
-- Services and their deployment options
-- ---------------------------------------------------------------------------

CREATE TABLE service (
    id             TEXT NOT NULL PRIMARY KEY
                   CONSTRAINT service_id_is_kebab_case CHECK (id NOT GLOB '*[^a-z0-9-]*' AND length(id) > 0),
    name           TEXT NOT NULL UNIQUE,
    domain         TEXT NOT NULL CONSTRAINT service_domain_is_known CHECK (domain IN (
                       'compute', 'containers', 'serverless', 'storage', 'database', 'analytics', 'ai',
                       'integration', 'network', 'edge', 'identity', 'security', 'management',
                       'developer', 'migration', 'end-user', 'hybrid', 'media', 'iot', 'business')),
    category_id    TEXT NOT NULL REFERENCES category (id),
    tenancy        TEXT NOT NULL CONSTRAINT service_tenancy_is_known CHECK (tenancy IN (
                       'single-tenant', 'multi-tenant', 'customer-operated', 'hybrid', 'mixed')),
    scope          TEXT NOT NULL CONSTRAINT service_scope_is_known CHECK (scope IN ('global', 'regional', 'zonal', 'on-premises')),
    lifecycle      TEXT NOT NULL CONSTRAINT service_lifecycle_is_known CHECK (lifecycle IN (
                       'available', 'closed-to-new-customers', 'ending', 'ended')),
    lifecycle_date TEXT CONSTRAINT service_lifecycle_date_is_a_date CHECK (lifecycle_date IS date(lifecycle_date)),
    lifecycle_note TEXT,
    iam_prefix     TEXT,
    statement      TEXT NOT NULL CONSTRAINT service_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    doc_url        TEXT NOT NULL CONSTRAINT service_doc_url_is_https CHECK (doc_url GLOB 'https://*'),
    security_url   TEXT CONSTRAINT service_security_url_is_https CHECK (security_url GLOB 'https://*'),
    basis          TEXT NOT NULL CONSTRAINT service_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note     TEXT,
    CONSTRAINT service_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL),
    CONSTRAINT service_change_of_life_has_a_date CHECK (lifecycle = 'available' OR lifecycle_date IS NOT NULL)
) STRICT;

CREATE INDEX service_by_category ON service (category_id);

CREATE TABLE deployment_option (
    id             TEXT NOT NULL PRIMARY KEY
                   CONSTRAINT deployment_option_id_is_kebab_case CHECK (id NOT GLOB '*[^a-z0-9-]*' AND length(id) > 0),
    service_id     TEXT NOT NULL REFERENCES service (id),
    parent_id      TEXT REFERENCES deployment_option (id),
    name           TEXT NOT NULL UNIQUE,
    axis           TEXT NOT NULL,
    is_default     INTEGER NOT NULL CONSTRAINT deployment_option_is_default_is_bool CHECK (is_default IN (0, 1)),
    is_selectable  INTEGER NOT NULL CONSTRAINT deployment_option_is_selectable_is_bool CHECK (is_selectable IN (0, 1)),
    category_id    TEXT REFERENCES category (id),
    tenancy        TEXT CONSTRAINT deployment_option_tenancy_is_known CHECK (tenancy IN (
                       'single-tenant', 'multi-tenant', 'customer-operated', 'hybrid')),
    lifecycle      TEXT NOT NULL CONSTRAINT deployment_option_lifecycle_is_known CHECK (lifecycle IN (
                       'available', 'closed-to-new-customers', 'ending', 'ended')),
    lifecycle_date TEXT CONSTRAINT deployment_option_lifecycle_date_is_a_date CHECK (lifecycle_date IS date(lifecycle_date)),
    statement      TEXT NOT NULL CONSTRAINT deployment_option_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis          TEXT NOT NULL CONSTRAINT deployment_option_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note     TEXT,
    CONSTRAINT deployment_option_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL),
    CONSTRAINT deployment_option_default_can_be_selected CHECK (is_selectable = 1 OR is_default = 0),
    CONSTRAINT deployment_option_change_of_life_has_a_date CHECK (lifecycle = 'available' OR lifecycle_date IS NOT NULL),
    CONSTRAINT deployment_option_is_not_its_own_parent CHECK (parent_id IS NOT id)
) STRICT;

CREATE INDEX deployment_option_by_service ON deployment_option (service_id);
CREATE UNIQUE INDEX deployment_option_one_default ON deployment_option (service_id) WHERE is_default = 1;

-- ---------------------------------------------------------------------------
-- Who does what
-- ---------------------------------------------------------------------------

-- `not_applicable` says that the activity has no object there (no guest operating
-- system to see, no engine to upgrade); it is an answer, unlike a missing row.
-- A verdict is never changed in place: close it with `valid_to` and add a new row.
CREATE TABLE responsibility (
    id            TEXT NOT NULL PRIMARY KEY,
    activity_id   TEXT NOT NULL REFERENCES activity (id),
    category_id   TEXT REFERENCES category (id),
    service_id    TEXT REFERENCES service (id),
    option_id     TEXT REFERENCES deployment_option (id),
    party         TEXT NOT NULL CONSTRAINT responsibility_party_is_known CHECK (party IN ('aws', 'customer', 'shared', 'not_applicable')),
    statement     TEXT NOT NULL CONSTRAINT responsibility_statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 160),
    aws_part      TEXT CONSTRAINT responsibility_aws_part_is_short CHECK (length(aws_part) BETWEEN 3 AND 300),
    customer_part TEXT CONSTRAINT responsibility_customer_part_is_short CHECK (length(customer_part) BETWEEN 3 AND 300),
    condition     TEXT CONSTRAINT responsibility_condition_is_short CHECK (length(condition) BETWEEN 3 AND 300),
    basis         TEXT NOT NULL CONSTRAINT responsibility_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note    TEXT CONSTRAINT responsibility_basis_note_is_short CHECK (length(basis_note) BETWEEN 3 AND 300),
    valid_from    TEXT CONSTRAINT responsibility_valid_from_is_a_date CHECK (valid_from IS date(valid_from)),
    valid_to      TEXT CONSTRAINT responsibility_valid_to_is_a_date CHECK (valid_to IS date(valid_to)),
    -- Where the row stands: an option, a service, a category, or `global`.
    scope_id      TEXT NOT NULL GENERATED ALWAYS AS (coalesce(option_id, service_id, category_id, 'global')) VIRTUAL,
    CONSTRAINT responsibility_has_one_scope CHECK (
        (category_id IS NOT NULL) + (service_id IS NOT NULL) + (option_id IS NOT NULL) <= 1),
    CONSTRAINT responsibility_id_names_scope_and_activity CHECK (
        id = coalesce(option_id, service_id, category_id, 'global') || '/' || activity_id
             || CASE WHEN valid_to IS NULL THEN '' ELSE '@' || valid_to END),
    CONSTRAINT responsibility_shared_needs_both_parts CHECK (
        party <> 'shared' OR (aws_part IS NOT NULL AND customer_part IS NOT NULL)),
    CONSTRAINT responsibility_aws_needs_aws_part CHECK (party <> 'aws' OR aws_part IS NOT NULL),
    CONSTRAINT responsibility_customer_needs_customer_part CHECK (party <> 'customer' OR customer_part IS NOT NULL),
    CONSTRAINT responsibility_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL),
    CONSTRAINT responsibility_ends_after_it_starts CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to > valid_from)
) STRICT;

CREATE UNIQUE INDEX responsibility_one_live_row ON responsibility (scope_id, activity_id) WHERE valid_to IS NULL;
CREATE INDEX responsibility_by_activity ON responsibility (activity_id);

-- ---------------------------------------------------------------------------
-- Encryption
-- ---------------------------------------------------------------------------

CREATE TABLE key_class (
    id            TEXT NOT NULL PRIMARY KEY,
    ord           INTEGER NOT NULL UNIQUE,
    name          TEXT NOT NULL UNIQUE,
    in_account    TEXT NOT NULL,
    key_policy    TEXT NOT NULL,
    rotation      TEXT NOT NULL,
    audit         TEXT NOT NULL,
    fee           TEXT NOT NULL,
    cross_account TEXT NOT NULL,
    rcp_applies   TEXT,
    statement     TEXT NOT NULL CONSTRAINT key_class_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis         TEXT NOT NULL CONSTRAINT key_class_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note    TEXT,
    CONSTRAINT key_class_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE encryption_option (
    id             TEXT NOT NULL PRIMARY KEY,
    ord            INTEGER NOT NULL UNIQUE,
    name           TEXT NOT NULL UNIQUE,
    side           TEXT NOT NULL CONSTRAINT encryption_option_side_is_known CHECK (side IN ('server', 'client')),
    key_class_id   TEXT REFERENCES key_class (id),
    key_made_by    TEXT NOT NULL,
    key_held_by    TEXT NOT NULL,
    key_managed_by TEXT NOT NULL,
    rotation       TEXT NOT NULL,
    key_policy     TEXT NOT NULL,
    audit          TEXT NOT NULL,
    fee            TEXT NOT NULL,
    cross_account  TEXT NOT NULL,
    default_since  TEXT,
    header         TEXT,
    header_value   TEXT,
    api_parameter  TEXT,
    algorithm      TEXT,
    not_encrypted  TEXT,
    key_loss       TEXT,
    statement      TEXT NOT NULL CONSTRAINT encryption_option_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis          TEXT NOT NULL CONSTRAINT encryption_option_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note     TEXT,
    CONSTRAINT encryption_option_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

-- What one service (or one of its options) offers for data at rest and in transit.
-- `at_rest`: `always` cannot be off; `default` is on unless switched off; `optional` is
-- off unless asked for; `customer` means the customer encrypts; `not_applicable` no data.
CREATE TABLE service_encryption (
    id             TEXT NOT NULL PRIMARY KEY,
    service_id     TEXT REFERENCES service (id),
    option_id      TEXT REFERENCES deployment_option (id),
    at_rest        TEXT NOT NULL CONSTRAINT service_encryption_at_rest_is_known CHECK (at_rest IN (
                       'always', 'default', 'optional', 'customer', 'not_applicable')),
    since          TEXT,
    default_key    TEXT,
    key_choices    TEXT,
    enable_later   TEXT,
    change_key     TEXT,
    disable        TEXT,
    not_encrypted  TEXT,
    in_transit     TEXT,
    algorithm      TEXT,
    key_loss       TEXT,
    statement      TEXT NOT NULL CONSTRAINT service_encryption_statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 160),
    basis          TEXT NOT NULL CONSTRAINT service_encryption_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note     TEXT,
    CONSTRAINT service_encryption_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL),
    CONSTRAINT service_encryption_has_one_scope CHECK ((service_id IS NULL) <> (option_id IS NULL)),
    CONSTRAINT service_encryption_id_is_its_scope CHECK (id = coalesce(option_id, service_id))
) STRICT;

-- ---------------------------------------------------------------------------
-- Identity and access
-- ---------------------------------------------------------------------------

CREATE TABLE iam_entity (
    id           TEXT NOT NULL PRIMARY KEY,
    ord          INTEGER NOT NULL UNIQUE,
    name         TEXT NOT NULL UNIQUE,
    is_principal INTEGER NOT NULL CONSTRAINT iam_entity_is_principal_is_bool CHECK (is_principal IN (0, 1)),
    credentials  TEXT NOT NULL,
    permissions  TEXT NOT NULL,
    statement    TEXT NOT NULL CONSTRAINT iam_entity_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis        TEXT NOT NULL CONSTRAINT iam_entity_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note   TEXT,
    CONSTRAINT iam_entity_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE iam_relation (
    id             TEXT NOT NULL PRIMARY KEY,
    from_entity_id TEXT NOT NULL REFERENCES iam_entity (id),
    relation       TEXT NOT NULL,
    to_entity_id   TEXT NOT NULL REFERENCES iam_entity (id),
    cardinality    TEXT NOT NULL CONSTRAINT iam_relation_cardinality_is_known CHECK (cardinality IN (
                       'none', 'one-to-one', 'one-to-many', 'many-to-one', 'many-to-many')),
    statement      TEXT NOT NULL CONSTRAINT iam_relation_statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 160),
    basis          TEXT NOT NULL CONSTRAINT iam_relation_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note     TEXT,
    CONSTRAINT iam_relation_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE iam_credential (
    id         TEXT NOT NULL PRIMARY KEY,
    ord        INTEGER NOT NULL UNIQUE,
    name       TEXT NOT NULL UNIQUE,
    held_by    TEXT NOT NULL,
    term       TEXT NOT NULL CONSTRAINT iam_credential_term_is_known CHECK (term IN ('long-term', 'temporary')),
    lifetime   TEXT NOT NULL,
    max_count  INTEGER,
    rotated_by TEXT NOT NULL,
    used_for   TEXT NOT NULL,
    statement  TEXT NOT NULL CONSTRAINT iam_credential_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis      TEXT NOT NULL CONSTRAINT iam_credential_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note TEXT,
    CONSTRAINT iam_credential_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE mfa_type (
    id                   TEXT NOT NULL PRIMARY KEY,
    ord                  INTEGER NOT NULL UNIQUE,
    name                 TEXT NOT NULL UNIQUE,
    phishing_resistant   INTEGER CONSTRAINT mfa_type_phishing_resistant_is_bool CHECK (phishing_resistant IN (0, 1)),
    statement            TEXT NOT NULL CONSTRAINT mfa_type_statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 160),
    basis                TEXT NOT NULL CONSTRAINT mfa_type_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note           TEXT,
    CONSTRAINT mfa_type_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE iam_policy_type (
    id          TEXT NOT NULL PRIMARY KEY,
    ord         INTEGER NOT NULL UNIQUE,
    name        TEXT NOT NULL UNIQUE,
    attached_to TEXT NOT NULL,
    grants      INTEGER NOT NULL CONSTRAINT iam_policy_type_grants_is_bool CHECK (grants IN (0, 1)),
    limits      INTEGER NOT NULL CONSTRAINT iam_policy_type_limits_is_bool CHECK (limits IN (0, 1)),
    is_json     INTEGER NOT NULL CONSTRAINT iam_policy_type_is_json_is_bool CHECK (is_json IN (0, 1)),
    statement   TEXT NOT NULL CONSTRAINT iam_policy_type_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis       TEXT NOT NULL CONSTRAINT iam_policy_type_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note  TEXT,
    CONSTRAINT iam_policy_type_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE iam_policy_element (
    id          TEXT NOT NULL PRIMARY KEY,
    ord         INTEGER NOT NULL UNIQUE,
    name        TEXT NOT NULL UNIQUE,
    level       TEXT NOT NULL CONSTRAINT iam_policy_element_level_is_known CHECK (level IN ('document', 'statement')),
    requirement TEXT NOT NULL CONSTRAINT iam_policy_element_requirement_is_known CHECK (requirement IN ('required', 'optional', 'one-of')),
    alternative TEXT,
    example     TEXT,
    statement   TEXT NOT NULL CONSTRAINT iam_policy_element_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis       TEXT NOT NULL CONSTRAINT iam_policy_element_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note  TEXT,
    CONSTRAINT iam_policy_element_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE iam_policy_element_use (
    id             TEXT NOT NULL PRIMARY KEY,
    element_id     TEXT NOT NULL REFERENCES iam_policy_element (id),
    policy_type_id TEXT NOT NULL REFERENCES iam_policy_type (id),
    requirement    TEXT NOT NULL CONSTRAINT iam_policy_element_use_requirement_is_known CHECK (requirement IN (
                       'required', 'optional', 'one-of', 'not-allowed')),
    statement      TEXT NOT NULL CONSTRAINT iam_policy_element_use_statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 160),
    basis          TEXT NOT NULL CONSTRAINT iam_policy_element_use_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note     TEXT,
    UNIQUE (element_id, policy_type_id),
    CONSTRAINT iam_policy_element_use_id_names_both CHECK (id = element_id || '/' || policy_type_id),
    CONSTRAINT iam_policy_element_use_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE iam_operator (
    id          TEXT NOT NULL PRIMARY KEY,
    ord         INTEGER NOT NULL UNIQUE,
    name        TEXT NOT NULL UNIQUE,
    family      TEXT NOT NULL,
    negated     INTEGER NOT NULL CONSTRAINT iam_operator_negated_is_bool CHECK (negated IN (0, 1)),
    when_missing TEXT NOT NULL,
    statement   TEXT NOT NULL CONSTRAINT iam_operator_statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 160),
    basis       TEXT NOT NULL CONSTRAINT iam_operator_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note  TEXT,
    CONSTRAINT iam_operator_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE iam_condition_key (
    id           TEXT NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    key_group    TEXT NOT NULL CONSTRAINT iam_condition_key_group_is_known CHECK (key_group IN (
                     'principal', 'role-session', 'network', 'resource', 'request')),
    value_type   TEXT,
    multivalued  INTEGER NOT NULL CONSTRAINT iam_condition_key_multivalued_is_bool CHECK (multivalued IN (0, 1)),
    sensitive    INTEGER NOT NULL CONSTRAINT iam_condition_key_sensitive_is_bool CHECK (sensitive IN (0, 1)),
    availability TEXT NOT NULL,
    statement    TEXT NOT NULL CONSTRAINT iam_condition_key_statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 160),
    basis        TEXT NOT NULL CONSTRAINT iam_condition_key_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note   TEXT,
    CONSTRAINT iam_condition_key_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE iam_policy_variable (
    id         TEXT NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    statement  TEXT NOT NULL CONSTRAINT iam_policy_variable_statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 160),
    basis      TEXT NOT NULL CONSTRAINT iam_policy_variable_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note TEXT,
    CONSTRAINT iam_policy_variable_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE iam_evaluation_step (
    id         TEXT NOT NULL PRIMARY KEY,
    context    TEXT NOT NULL CONSTRAINT iam_evaluation_step_context_is_known CHECK (context IN ('same-account', 'cross-account')),
    ord        INTEGER NOT NULL,
    name       TEXT NOT NULL,
    exception  TEXT,
    statement  TEXT NOT NULL CONSTRAINT iam_evaluation_step_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis      TEXT NOT NULL CONSTRAINT iam_evaluation_step_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note TEXT,
    UNIQUE (context, ord),
    CONSTRAINT iam_evaluation_step_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE iam_best_practice (
    id         TEXT NOT NULL PRIMARY KEY,
    ord        INTEGER NOT NULL UNIQUE,
    name       TEXT NOT NULL UNIQUE,
    statement  TEXT NOT NULL CONSTRAINT iam_best_practice_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis      TEXT NOT NULL CONSTRAINT iam_best_practice_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note TEXT,
    CONSTRAINT iam_best_practice_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE root_task (
    id         TEXT NOT NULL PRIMARY KEY,
    area       TEXT NOT NULL,
    ord        INTEGER NOT NULL UNIQUE,
    name       TEXT NOT NULL UNIQUE,
    statement  TEXT NOT NULL CONSTRAINT root_task_statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 160),
    basis      TEXT NOT NULL CONSTRAINT root_task_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note TEXT,
    CONSTRAINT root_task_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE sts_operation (
    id              TEXT NOT NULL PRIMARY KEY,
    name            TEXT NOT NULL UNIQUE,
    called_by       TEXT NOT NULL,
    min_seconds     INTEGER,
    default_seconds INTEGER,
    max_seconds     INTEGER,
    mfa             TEXT,
    statement       TEXT NOT NULL CONSTRAINT sts_operation_statement_is_short CHECK (length(statement) BETWEEN 10 AND 300),
    basis           TEXT NOT NULL CONSTRAINT sts_operation_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note      TEXT,
    CONSTRAINT sts_operation_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL),
    CONSTRAINT sts_operation_durations_are_ordered CHECK (
        (min_seconds IS NULL OR max_seconds IS NULL OR min_seconds <= max_seconds)
        AND (default_seconds IS NULL OR max_seconds IS NULL OR default_seconds <= max_seconds))
) STRICT;

CREATE TABLE quota (
    id            TEXT NOT NULL PRIMARY KEY,
    service_id    TEXT NOT NULL REFERENCES service (id),
    name          TEXT NOT NULL,
    min_value     INTEGER,
    default_value INTEGER,
    max_value     INTEGER,
    unit          TEXT NOT NULL,
    adjustable    INTEGER NOT NULL CONSTRAINT quota_adjustable_is_bool CHECK (adjustable IN (0, 1)),
    statement     TEXT NOT NULL CONSTRAINT quota_statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 160),
    basis         TEXT NOT NULL CONSTRAINT quota_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note    TEXT,
    UNIQUE (service_id, name),
    CONSTRAINT quota_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

-- ---------------------------------------------------------------------------
-- Everything else that is known
-- ---------------------------------------------------------------------------

CREATE TABLE topic (
    id          TEXT NOT NULL PRIMARY KEY,
    ord         INTEGER NOT NULL UNIQUE,
    name        TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL
) STRICT;

CREATE TABLE term (
    id         TEXT NOT NULL PRIMARY KEY,
    topic_id   TEXT NOT NULL REFERENCES topic (id),
    name       TEXT NOT NULL UNIQUE,
    statement  TEXT NOT NULL CONSTRAINT term_statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 160),
    detail     TEXT CONSTRAINT term_detail_is_short CHECK (length(detail) BETWEEN 3 AND 300),
    basis      TEXT NOT NULL CONSTRAINT term_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note TEXT,
    CONSTRAINT term_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE statement (
    id         TEXT NOT NULL PRIMARY KEY,
    topic_id   TEXT NOT NULL REFERENCES topic (id),
    service_id TEXT REFERENCES service (id),
    party      TEXT CONSTRAINT statement_party_is_known CHECK (party IN ('aws', 'customer', 'shared')),
    statement  TEXT NOT NULL CONSTRAINT statement_fits_a_headline CHECK (length(statement) BETWEEN 10 AND 155),
    detail     TEXT CONSTRAINT statement_detail_is_short CHECK (length(detail) BETWEEN 3 AND 300),
    basis      TEXT NOT NULL CONSTRAINT statement_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note TEXT,
    CONSTRAINT statement_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL)
) STRICT;

CREATE TABLE seed_claim (
    id         TEXT NOT NULL PRIMARY KEY,
    source_id  TEXT NOT NULL REFERENCES source (id),
    line       INTEGER NOT NULL CONSTRAINT seed_claim_line_is_positive CHECK (line > 0),
    statement  TEXT NOT NULL CONSTRAINT seed_claim_statement_is_short CHECK (length(statement) BETWEEN 3 AND 300),
    verdict    TEXT NOT NULL CONSTRAINT seed_claim_verdict_is_known CHECK (verdict IN ('holds', 'outdated', 'wrong', 'imprecise', 'contested')),
    correction TEXT CONSTRAINT seed_claim_correction_is_short CHECK (length(correction) BETWEEN 3 AND 300),
    fact_id    TEXT REFERENCES fact (id),
    basis      TEXT NOT NULL CONSTRAINT seed_claim_basis_is_known CHECK (basis IN ('stated', 'derived', 'editorial')),
    basis_note TEXT,
    CONSTRAINT seed_claim_basis_is_explained CHECK (basis = 'stated' OR basis_note IS NOT NULL),
    CONSTRAINT seed_claim_that_fails_is_corrected CHECK (verdict = 'holds' OR correction IS NOT NULL)
) STRICT;

-- ---------------------------------------------------------------------------
-- The words people use
-- ---------------------------------------------------------------------------

CREATE TABLE alias (
    name    TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
    fact_id TEXT NOT NULL REFERENCES fact (id),
    former  INTEGER NOT NULL CONSTRAINT alias_former_is_bool CHECK (former IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
    question TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
    fact_id  TEXT NOT NULL REFERENCES fact (id),
    yes_no   TEXT CONSTRAINT question_yes_no_is_known CHECK (yes_no IN ('yes', 'no'))
) STRICT, WITHOUT ROWID;
