"""The first shape."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, CleanText, Instant, Key

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "beats",
        sa.Column("name", Key(), nullable=False),
        sa.Column("last_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_beats"),
    )
    op.create_table(
        "blobs",
        sa.Column("sha256", Key(), nullable=False),
        sa.Column("size", Whole, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_blobs"),
    )
    op.create_table(
        "brands",
        sa.Column("id", Whole, nullable=False),
        sa.Column("code", Key(), nullable=False),
        sa.Column("name", CleanText(), nullable=False),
        sa.Column("retired_at", Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_brands"),
        sa.UniqueConstraint("code", name="uq_brands_code"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "events",
        sa.Column("id", Whole, nullable=False),
        sa.Column("kind", Key(), nullable=False),
        sa.Column("subject_kind", Key(), nullable=False),
        sa.Column("subject_id", Whole, nullable=False),
        sa.Column("actor_kind", sa.String(32), nullable=False),
        sa.Column("actor_id", Whole),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("detail", CleanJson(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_actor_kind_actor_id_id", "events", ["actor_kind", "actor_id", "id"])
    op.create_index("ix_events_kind_id", "events", ["kind", "id"])
    op.create_index("ix_events_subject_kind_subject_id_id", "events", ["subject_kind", "subject_id", "id"])

    op.create_table(
        "external_refs",
        sa.Column("id", Whole, nullable=False),
        sa.Column("source", Key(), nullable=False),
        sa.Column("kind", Key(), nullable=False),
        sa.Column("external_id", Key(), nullable=False),
        sa.Column("subject_id", Whole, nullable=False),
        sa.Column("digest", Key()),
        sa.PrimaryKeyConstraint("id", name="pk_external_refs"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_external_refs_kind_subject_id", "external_refs", ["kind", "subject_id"])
    op.create_index("uq_external_refs_name", "external_refs", ["source", "kind", "external_id"], unique=True)

    op.create_table(
        "guesses",
        sa.Column("id", Whole, nullable=False),
        sa.Column("name_hash", Key(), nullable=False),
        sa.Column("address", Key(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_guesses"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_guesses_address_at", "guesses", ["address", "at"])
    op.create_index("ix_guesses_name_hash_at", "guesses", ["name_hash", "at"])

    op.create_table(
        "import_mappings",
        sa.Column("id", Whole, nullable=False),
        sa.Column("headings_hash", Key(), nullable=False),
        sa.Column("mapping", CleanJson(), nullable=False),
        sa.Column("used_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_mappings"),
        sa.UniqueConstraint("headings_hash", name="uq_import_mappings_headings_hash"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "jobs",
        sa.Column("id", Whole, nullable=False),
        sa.Column("kind", Key(), nullable=False),
        sa.Column("input", CleanJson(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("person_id", Whole),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("held_by", Key()),
        sa.Column("held_until", Instant()),
        sa.Column("attempts", Whole, nullable=False),
        sa.Column("done", Whole, nullable=False),
        sa.Column("total", Whole),
        sa.Column("cancel_at", Instant()),
        sa.Column("ended_at", Instant()),
        sa.Column("result", CleanJson()),
        sa.Column("error", CleanJson()),
        sa.Column("seed", Whole),
        sa.Column("code_version", CleanText()),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_jobs_waiting",
        "jobs",
        ["id"],
        sqlite_where=sa.text("state IN ('queued', 'running')"),
        postgresql_where=sa.text("state IN ('queued', 'running')"),
    )

    op.create_table(
        "people",
        sa.Column("id", Whole, nullable=False),
        sa.Column("username", Key(), nullable=False),
        sa.Column("name", CleanText(), nullable=False),
        sa.Column("password_hash", CleanText()),
        sa.Column("totp_secret", CleanText()),
        sa.Column("totp_since", Instant()),
        sa.Column("totp_last_step", Whole),
        sa.Column("language", CleanText()),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("disabled_at", Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("username", name="uq_people_username"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "settings",
        sa.Column("id", Whole, nullable=False),
        sa.Column("key", Key(), nullable=False),
        sa.Column("version", Whole, nullable=False),
        sa.Column("value", CleanJson(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("person_id", Whole),
        sa.PrimaryKeyConstraint("id", name="pk_settings"),
        sa.UniqueConstraint("key", "version", name="uq_settings_key_version"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "teams",
        sa.Column("id", Whole, nullable=False),
        sa.Column("name", Key(), nullable=False),
        sa.Column("retired_at", Instant()),
        sa.PrimaryKeyConstraint("id", name="pk_teams"),
        sa.UniqueConstraint("name", name="uq_teams_name"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "terms",
        sa.Column("id", Whole, nullable=False),
        sa.Column("vocabulary", Key(), nullable=False),
        sa.Column("code", Key(), nullable=False),
        sa.Column("labels", CleanJson(), nullable=False),
        sa.Column("parent", Key()),
        sa.Column("position", Whole, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_terms"),
        sa.UniqueConstraint("vocabulary", "code", name="uq_terms_vocabulary_code"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "visitor_uploads",
        sa.Column("id", Whole, nullable=False),
        sa.Column("link_hash", Key(), nullable=False),
        sa.Column("address", Key(), nullable=False),
        sa.Column("bytes", Whole, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_visitor_uploads"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_visitor_uploads_address_at", "visitor_uploads", ["address", "at"])
    op.create_index("ix_visitor_uploads_link_hash_at", "visitor_uploads", ["link_hash", "at"])

    op.create_table(
        "customers",
        sa.Column("id", Whole, nullable=False),
        sa.Column("brand_id", Whole, nullable=False),
        sa.Column("name", CleanText(), nullable=False),
        sa.Column("folded_name", Key(), nullable=False),
        sa.Column("language", CleanText()),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("erased_at", Instant()),
        sa.Column("merged_into", Whole),
        sa.ForeignKeyConstraint(["brand_id"], ["brands.id"], name="fk_customers_brand_id"),
        sa.ForeignKeyConstraint(["merged_into"], ["customers.id"], name="fk_customers_merged_into"),
        sa.PrimaryKeyConstraint("id", name="pk_customers"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_customers_folded_name", "customers", ["folded_name"])

    op.create_table(
        "imports",
        sa.Column("id", Whole, nullable=False),
        sa.Column("source", Key(), nullable=False),
        sa.Column("file_name", CleanText(), nullable=False),
        sa.Column("sha256", Key(), nullable=False),
        sa.Column("mapping", CleanJson(), nullable=False),
        sa.Column("person_id", Whole),
        sa.Column("job_id", Whole),
        sa.Column("trial_job_id", Whole),
        sa.Column("mends", Whole),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("counts", CleanJson(), nullable=False),
        sa.ForeignKeyConstraint(["mends"], ["imports.id"], name="fk_imports_mends"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_imports_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "memberships",
        sa.Column("person_id", Whole, nullable=False),
        sa.Column("team_id", Whole, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_memberships_person_id"),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_memberships_team_id"),
        sa.PrimaryKeyConstraint("person_id", "team_id", name="pk_memberships"),
    )
    op.create_table(
        "one_time_links",
        sa.Column("id", Whole, nullable=False),
        sa.Column("purpose", sa.String(32), nullable=False),
        sa.Column("token_hash", Key(), nullable=False),
        sa.Column("person_id", Whole),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("used_at", Instant()),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_one_time_links_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_one_time_links"),
        sa.UniqueConstraint("token_hash", name="uq_one_time_links_token_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_one_time_links_person_id", "one_time_links", ["person_id"])

    op.create_table(
        "person_roles",
        sa.Column("person_id", Whole, nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_person_roles_person_id"),
        sa.PrimaryKeyConstraint("person_id", "role", name="pk_person_roles"),
    )
    op.create_table(
        "person_skills",
        sa.Column("person_id", Whole, nullable=False),
        sa.Column("skill", Key(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_person_skills_person_id"),
        sa.PrimaryKeyConstraint("person_id", "skill", name="pk_person_skills"),
    )
    op.create_table(
        "process_versions",
        sa.Column("id", Whole, nullable=False),
        sa.Column("process", Key(), nullable=False),
        sa.Column("version", Whole, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("digest", Key(), nullable=False),
        sa.Column("body", CleanText(), nullable=False),
        sa.Column("author_id", Whole),
        sa.Column("approver_id", Whole),
        sa.Column("published_at", Instant()),
        sa.ForeignKeyConstraint(["approver_id"], ["people.id"], name="fk_process_versions_approver_id"),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name="fk_process_versions_author_id"),
        sa.PrimaryKeyConstraint("id", name="pk_process_versions"),
        sa.UniqueConstraint("process", "version", name="uq_process_versions_process_version"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_process_versions_published",
        "process_versions",
        ["process"],
        unique=True,
        sqlite_where=sa.text("state = 'published'"),
        postgresql_where=sa.text("state = 'published'"),
    )

    op.create_table(
        "sign_ins",
        sa.Column("id", Whole, nullable=False),
        sa.Column("person_id", Whole, nullable=False),
        sa.Column("code_hash", Key()),
        sa.Column("token_hash", Key()),
        sa.Column("visitor_hash", Key(), nullable=False),
        sa.Column("address", CleanText(), nullable=False),
        sa.Column("browser", CleanText(), nullable=False),
        sa.Column("awaits_digits", sa.Boolean(), nullable=False),
        sa.Column("began_at", Instant(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant()),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_sign_ins_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_ins"),
        sa.UniqueConstraint("code_hash", name="uq_sign_ins_code_hash"),
        sa.UniqueConstraint("token_hash", name="uq_sign_ins_token_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sign_ins_person_id", "sign_ins", ["person_id"])

    op.create_table(
        "contact_points",
        sa.Column("id", Whole, nullable=False),
        sa.Column("customer_id", Whole, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("sealed", CleanText(), nullable=False),
        sa.Column("digest", Key(), nullable=False),
        sa.Column("last_four", Key()),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("retired_at", Instant()),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_contact_points_customer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contact_points"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contact_points_customer_id", "contact_points", ["customer_id"])
    op.create_index("ix_contact_points_digest", "contact_points", ["digest"])
    op.create_index("ix_contact_points_last_four", "contact_points", ["last_four"])

    op.create_table(
        "kept_rows",
        sa.Column("id", Whole, nullable=False),
        sa.Column("import_id", Whole, nullable=False),
        sa.Column("line", Whole, nullable=False),
        sa.Column("external_id", Key()),
        sa.Column("cells", CleanJson(), nullable=False),
        sa.Column("reason", Key(), nullable=False),
        sa.Column("facts", CleanJson(), nullable=False),
        sa.Column("imported", sa.Boolean(), nullable=False),
        sa.Column("mended_at", Instant()),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name="fk_kept_rows_import_id"),
        sa.PrimaryKeyConstraint("id", name="pk_kept_rows"),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_kept_rows_line", "kept_rows", ["import_id", "line"], unique=True)

    op.create_table(
        "tickets",
        sa.Column("id", Whole, nullable=False),
        sa.Column("number", Whole),
        sa.Column("version", Whole, nullable=False),
        sa.Column("brand_id", Whole, nullable=False),
        sa.Column("customer_id", Whole),
        sa.Column("subject", CleanText(), nullable=False),
        sa.Column("description", CleanText(), nullable=False),
        sa.Column("channel", Key(), nullable=False),
        sa.Column("category", Key(), nullable=False),
        sa.Column("severity", sa.String(32), nullable=False),
        sa.Column("urgency", sa.String(32), nullable=False),
        sa.Column("impact", sa.String(32), nullable=False),
        sa.Column("priority", sa.String(32), nullable=False),
        sa.Column("priority_reasons", CleanJson(), nullable=False),
        sa.Column("sensitive", sa.Boolean(), nullable=False),
        sa.Column("team_id", Whole),
        sa.Column("owner_id", Whole),
        sa.Column("process_version_id", Whole, nullable=False),
        sa.Column("step", Key(), nullable=False),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("entered_at", Instant(), nullable=False),
        sa.Column("moves", Whole, nullable=False),
        sa.Column("next_due", Instant()),
        sa.Column("sort_due", Instant(), nullable=False),
        sa.Column("wakes_at", Instant()),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("opened_known", sa.Boolean(), nullable=False),
        sa.Column("response_due", Instant()),
        sa.Column("first_response_at", Instant()),
        sa.Column("resolved_at", Instant()),
        sa.Column("closed_at", Instant()),
        sa.Column("flaw", Key()),
        sa.Column("idempotency_key", Key()),
        sa.Column("merged_into", Whole),
        sa.Column("spam", sa.Boolean(), nullable=False),
        sa.Column("trashed_at", Instant()),
        sa.ForeignKeyConstraint(["brand_id"], ["brands.id"], name="fk_tickets_brand_id"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_tickets_customer_id"),
        sa.ForeignKeyConstraint(["merged_into"], ["tickets.id"], name="fk_tickets_merged_into"),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name="fk_tickets_owner_id"),
        sa.ForeignKeyConstraint(["process_version_id"], ["process_versions.id"], name="fk_tickets_process_version_id"),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name="fk_tickets_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tickets"),
        sa.UniqueConstraint("idempotency_key", name="uq_tickets_idempotency_key"),
        sa.UniqueConstraint("number", name="uq_tickets_number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_tickets_customer_id", "tickets", ["customer_id", "id"])
    op.create_index(
        "ix_tickets_open_due",
        "tickets",
        ["sort_due", "id"],
        sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"),
        postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"),
    )
    op.create_index(
        "ix_tickets_open_owner",
        "tickets",
        ["owner_id"],
        sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"),
        postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"),
    )
    op.create_index(
        "ix_tickets_open_scope",
        "tickets",
        ["team_id", "owner_id", "sensitive", "stage", "next_due", "trashed_at"],
        sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"),
        postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"),
    )
    op.create_index("ix_tickets_stage_entered_at", "tickets", ["stage", "entered_at", "id"])
    op.create_index(
        "ix_tickets_wakes_at",
        "tickets",
        ["wakes_at"],
        sqlite_where=sa.text("wakes_at IS NOT NULL"),
        postgresql_where=sa.text("wakes_at IS NOT NULL"),
    )

    op.create_table(
        "messages",
        sa.Column("id", Whole, nullable=False),
        sa.Column("ticket_id", Whole, nullable=False),
        sa.Column("direction", sa.String(32), nullable=False),
        sa.Column("author", sa.String(32), nullable=False),
        sa.Column("author_id", Whole),
        sa.Column("channel", Key()),
        sa.Column("text", CleanText(), nullable=False),
        sa.Column("html", CleanText()),
        sa.Column("message_id", Key()),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_messages_ticket_id"),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
        sa.UniqueConstraint("message_id", name="uq_messages_message_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_messages_ticket_id_id", "messages", ["ticket_id", "id"])

    op.create_table(
        "visits",
        sa.Column("id", Whole, nullable=False),
        sa.Column("ticket_id", Whole, nullable=False),
        sa.Column("seq", Whole, nullable=False),
        sa.Column("process_version_id", Whole, nullable=False),
        sa.Column("step", Key(), nullable=False),
        sa.Column("entered_at", Instant(), nullable=False),
        sa.Column("due_at", Instant()),
        sa.Column("left_at", Instant()),
        sa.Column("left_by", Whole),
        sa.Column("left_to", Key()),
        sa.Column("kind", sa.String(32)),
        sa.Column("reason", CleanText()),
        sa.Column("late", sa.Boolean()),
        sa.Column("values", CleanJson(), nullable=False),
        sa.Column("checked", CleanJson(), nullable=False),
        sa.ForeignKeyConstraint(["process_version_id"], ["process_versions.id"], name="fk_visits_process_version_id"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_visits_ticket_id"),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
        sa.UniqueConstraint("ticket_id", "seq", name="uq_visits_ticket_id_seq"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_visits_process_version_id_step_entered_at", "visits", ["process_version_id", "step", "entered_at"]
    )

    op.create_table(
        "attachments",
        sa.Column("id", Whole, nullable=False),
        sa.Column("ticket_id", Whole, nullable=False),
        sa.Column("message_id", Whole),
        sa.Column("sha256", Key(), nullable=False),
        sa.Column("name", CleanText(), nullable=False),
        sa.Column("media_type", Key(), nullable=False),
        sa.Column("size", Whole, nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name="fk_attachments_message_id"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_attachments_ticket_id"),
        sa.PrimaryKeyConstraint("id", name="pk_attachments"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attachments_ticket_id", "attachments", ["ticket_id"])


def downgrade() -> None:
    for table in (
        "attachments",
        "visits",
        "messages",
        "tickets",
        "kept_rows",
        "contact_points",
        "sign_ins",
        "process_versions",
        "person_skills",
        "person_roles",
        "one_time_links",
        "memberships",
        "imports",
        "customers",
        "visitor_uploads",
        "terms",
        "teams",
        "settings",
        "people",
        "jobs",
        "import_mappings",
        "guesses",
        "external_refs",
        "events",
        "brands",
        "blobs",
        "beats",
    ):
        op.drop_table(table)
