"""The day: customers, products, answers, mail, notices, tasks, public links, the survey."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, CleanText, Instant, Key

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('fields',
    sa.Column('id', Whole, nullable=False),
    sa.Column('code', Key(), nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('labels', CleanJson(), nullable=False),
    sa.Column('choices', CleanJson(), nullable=False),
    sa.Column('pii', sa.Boolean(), nullable=False),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fields')),
    sa.UniqueConstraint('code', name=op.f('uq_fields_code')),
    sqlite_autoincrement=True
    )
    op.create_table('mailboxes',
    sa.Column('name', Key(), nullable=False),
    sa.Column('uid_validity', Whole, nullable=False),
    sa.Column('last_uid', Whole, nullable=False),
    sa.Column('old_until', Whole, nullable=False),
    sa.Column('begun_at', Instant(), nullable=False),
    sa.Column('fetched_at', Instant(), nullable=True),
    sa.Column('fetch_trouble', sa.String(32), nullable=True),
    sa.Column('sent_at', Instant(), nullable=True),
    sa.Column('send_trouble', sa.String(32), nullable=True),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_mailboxes')),
    sqlite_autoincrement=False
    )
    op.create_table('public_links',
    sa.Column('id', Whole, nullable=False),
    sa.Column('purpose', sa.String(32), nullable=False),
    sa.Column('subject_id', Whole, nullable=False),
    sa.Column('generation', Whole, nullable=False),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('expires_at', Instant(), nullable=True),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_public_links')),
    sa.UniqueConstraint('purpose', 'subject_id', name=op.f('uq_public_links_purpose_subject_id')),
    sqlite_autoincrement=True
    )
    op.create_table('rate_counts',
    sa.Column('id', Whole, nullable=False),
    sa.Column('what', Key(), nullable=False),
    sa.Column('who', Key(), nullable=False),
    sa.Column('since', Instant(), nullable=False),
    sa.Column('times', Whole, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rate_counts')),
    sa.UniqueConstraint('what', 'who', 'since', name=op.f('uq_rate_counts_what_who_since')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('rate_counts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rate_counts_since'), ['since'], unique=False)

    op.create_table('articles',
    sa.Column('id', Whole, nullable=False),
    sa.Column('code', Key(), nullable=False),
    sa.Column('version', Whole, nullable=False),
    sa.Column('brand_id', Whole, nullable=False),
    sa.Column('category', Key(), nullable=True),
    sa.Column('titles', CleanJson(), nullable=False),
    sa.Column('bodies', CleanJson(), nullable=False),
    sa.Column('public', sa.Boolean(), nullable=False),
    sa.Column('position', Whole, nullable=False),
    sa.Column('helped', Whole, nullable=False),
    sa.Column('author_id', Whole, nullable=True),
    sa.Column('changed_at', Instant(), nullable=False),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['people.id'], name=op.f('fk_articles_author_id')),
    sa.ForeignKeyConstraint(['brand_id'], ['brands.id'], name=op.f('fk_articles_brand_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_articles')),
    sa.UniqueConstraint('code', name=op.f('uq_articles_code')),
    sqlite_autoincrement=True
    )
    op.create_table('canned_replies',
    sa.Column('id', Whole, nullable=False),
    sa.Column('code', Key(), nullable=False),
    sa.Column('version', Whole, nullable=False),
    sa.Column('labels', CleanJson(), nullable=False),
    sa.Column('bodies', CleanJson(), nullable=False),
    sa.Column('tone', sa.String(32), nullable=False),
    sa.Column('team_id', Whole, nullable=True),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['team_id'], ['teams.id'], name=op.f('fk_canned_replies_team_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_canned_replies')),
    sa.UniqueConstraint('code', name=op.f('uq_canned_replies_code')),
    sqlite_autoincrement=True
    )
    op.create_table('category_fields',
    sa.Column('id', Whole, nullable=False),
    sa.Column('brand_id', Whole, nullable=False),
    sa.Column('category', Key(), nullable=False),
    sa.Column('field', Key(), nullable=False),
    sa.Column('position', Whole, nullable=False),
    sa.Column('required', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['brand_id'], ['brands.id'], name=op.f('fk_category_fields_brand_id')),
    sa.ForeignKeyConstraint(['field'], ['fields.code'], name=op.f('fk_category_fields_field')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_category_fields')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('category_fields', schema=None) as batch_op:
        batch_op.create_index('uq_category_fields_asked', ['brand_id', 'category', 'field'], unique=True)

    op.create_table('merges',
    sa.Column('id', Whole, nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('from_id', Whole, nullable=False),
    sa.Column('into_id', Whole, nullable=False),
    sa.Column('moved', CleanJson(), nullable=False),
    sa.Column('person_id', Whole, nullable=True),
    sa.Column('at', Instant(), nullable=False),
    sa.Column('undone_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_merges_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_merges')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('merges', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_merges_kind_into_id'), ['kind', 'into_id'], unique=False)

    op.create_table('notice_choices',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('in_desk', sa.Boolean(), nullable=False),
    sa.Column('by_mail', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_notice_choices_person_id')),
    sa.PrimaryKeyConstraint('person_id', 'kind', name=op.f('pk_notice_choices')),
    sqlite_autoincrement=False
    )
    op.create_table('organisations',
    sa.Column('id', Whole, nullable=False),
    sa.Column('brand_id', Whole, nullable=False),
    sa.Column('name', CleanText(), nullable=False),
    sa.Column('folded_name', Key(), nullable=False),
    sa.Column('note', CleanText(), server_default='', nullable=False),
    sa.Column('created_at', Instant(), nullable=False),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.Column('merged_into', Whole, nullable=True),
    sa.ForeignKeyConstraint(['brand_id'], ['brands.id'], name=op.f('fk_organisations_brand_id')),
    sa.ForeignKeyConstraint(['merged_into'], ['organisations.id'], name=op.f('fk_organisations_merged_into')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisations')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('organisations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_organisations_folded_name'), ['folded_name'], unique=False)

    op.create_table('products',
    sa.Column('id', Whole, nullable=False),
    sa.Column('brand_id', Whole, nullable=False),
    sa.Column('code', CleanText(), nullable=True),
    sa.Column('folded_code', Key(), nullable=True),
    sa.Column('name', CleanText(), nullable=False),
    sa.Column('folded_name', Key(), nullable=False),
    sa.Column('note', CleanText(), nullable=False),
    sa.Column('created_at', Instant(), nullable=False),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['brand_id'], ['brands.id'], name=op.f('fk_products_brand_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_products')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('products', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_products_folded_name'), ['folded_name'], unique=False)
        batch_op.create_index('uq_products_code', ['brand_id', 'folded_code'], unique=True)

    op.create_table('batches',
    sa.Column('id', Whole, nullable=False),
    sa.Column('product_id', Whole, nullable=False),
    sa.Column('code', CleanText(), nullable=False),
    sa.Column('folded_code', Key(), nullable=False),
    sa.Column('created_at', Instant(), nullable=False),
    sa.ForeignKeyConstraint(['product_id'], ['products.id'], name=op.f('fk_batches_product_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_batches')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('batches', schema=None) as batch_op:
        batch_op.create_index('uq_batches_code', ['product_id', 'folded_code'], unique=True)

    op.create_table('purchases',
    sa.Column('id', Whole, nullable=False),
    sa.Column('customer_id', Whole, nullable=False),
    sa.Column('product_id', Whole, nullable=False),
    sa.Column('batch_id', Whole, nullable=True),
    sa.Column('bought_on', sa.Date(), nullable=True),
    sa.Column('order_number', Key(), nullable=True),
    sa.Column('price', Whole, nullable=True),
    sa.Column('currency', Key(), nullable=True),
    sa.Column('created_at', Instant(), nullable=False),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['batch_id'], ['batches.id'], name=op.f('fk_purchases_batch_id')),
    sa.ForeignKeyConstraint(['customer_id'], ['customers.id'], name=op.f('fk_purchases_customer_id')),
    sa.ForeignKeyConstraint(['product_id'], ['products.id'], name=op.f('fk_purchases_product_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_purchases')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('purchases', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_purchases_customer_id'), ['customer_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_purchases_order_number'), ['order_number'], unique=False)
        batch_op.create_index(batch_op.f('ix_purchases_product_id'), ['product_id'], unique=False)

    op.create_table('calls',
    sa.Column('id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('way', sa.String(32), nullable=False),
    sa.Column('rang_at', Instant(), nullable=False),
    sa.Column('answered_at', Instant(), nullable=True),
    sa.Column('ended_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_calls_person_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_calls_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calls')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('calls', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_calls_ticket_id'), ['ticket_id'], unique=False)

    op.create_table('drafts',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('text', CleanText(), nullable=False),
    sa.Column('at', Instant(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_drafts_person_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_drafts_ticket_id')),
    sa.PrimaryKeyConstraint('person_id', 'ticket_id', 'kind', name=op.f('pk_drafts')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('drafts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_drafts_ticket_id'), ['ticket_id'], unique=False)

    op.create_table('notices',
    sa.Column('id', Whole, nullable=False),
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('event_id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('at', Instant(), nullable=False),
    sa.Column('due', Instant(), nullable=True),
    sa.Column('in_desk', sa.Boolean(), nullable=False),
    sa.Column('by_mail', sa.Boolean(), nullable=False),
    sa.Column('read_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_notices_event_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_notices_person_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_notices_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notices')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_notices_person_id_id'), ['person_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_notices_ticket_id_kind_due'), ['ticket_id', 'kind', 'due'], unique=False)
        batch_op.create_index('ix_notices_unread', ['person_id', 'id'], unique=False, sqlite_where=sa.text('in_desk AND read_at IS NULL'), postgresql_where=sa.text('in_desk AND read_at IS NULL'))

    op.create_table('presences',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('seen_at', Instant(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_presences_person_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_presences_ticket_id')),
    sa.PrimaryKeyConstraint('person_id', 'ticket_id', name=op.f('pk_presences')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('presences', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_presences_ticket_id'), ['ticket_id'], unique=False)

    op.create_table('read_marks',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('event_id', Whole, nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_read_marks_person_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_read_marks_ticket_id')),
    sa.PrimaryKeyConstraint('person_id', 'ticket_id', name=op.f('pk_read_marks')),
    sqlite_autoincrement=False
    )
    op.create_table('reminders',
    sa.Column('id', Whole, nullable=False),
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('at', Instant(), nullable=False),
    sa.Column('text', CleanText(), nullable=False),
    sa.Column('snoozes', sa.Boolean(), nullable=False),
    sa.Column('told_at', Instant(), nullable=True),
    sa.Column('done_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_reminders_person_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_reminders_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminders')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('reminders', schema=None) as batch_op:
        batch_op.create_index('ix_reminders_due', ['at'], unique=False, sqlite_where=sa.text('told_at IS NULL'), postgresql_where=sa.text('told_at IS NULL'))
        batch_op.create_index('ix_reminders_open', ['person_id', 'at'], unique=False, sqlite_where=sa.text('done_at IS NULL'), postgresql_where=sa.text('done_at IS NULL'))
        batch_op.create_index(batch_op.f('ix_reminders_ticket_id'), ['ticket_id'], unique=False)

    op.create_table('survey_invitations',
    sa.Column('id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('ended_at', Instant(), nullable=False),
    sa.Column('channel', Key(), nullable=False),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('expires_at', Instant(), nullable=False),
    sa.Column('answered_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_survey_invitations_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_invitations')),
    sa.UniqueConstraint('ticket_id', 'ended_at', name=op.f('uq_survey_invitations_ticket_id_ended_at')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('survey_invitations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_survey_invitations_made_at'), ['made_at'], unique=False)

    op.create_table('tasks',
    sa.Column('id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('text', CleanText(), nullable=False),
    sa.Column('owner_id', Whole, nullable=False),
    sa.Column('due_at', Instant(), nullable=True),
    sa.Column('made_by', Whole, nullable=True),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('done_at', Instant(), nullable=True),
    sa.Column('done_by', Whole, nullable=True),
    sa.ForeignKeyConstraint(['owner_id'], ['people.id'], name=op.f('fk_tasks_owner_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_tasks_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tasks')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('tasks', schema=None) as batch_op:
        batch_op.create_index('ix_tasks_open', ['owner_id', 'due_at'], unique=False, sqlite_where=sa.text('done_at IS NULL'), postgresql_where=sa.text('done_at IS NULL'))
        batch_op.create_index(batch_op.f('ix_tasks_ticket_id'), ['ticket_id'], unique=False)

    op.create_table('ticket_links',
    sa.Column('id', Whole, nullable=False),
    sa.Column('first_id', Whole, nullable=False),
    sa.Column('second_id', Whole, nullable=False),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['first_id'], ['tickets.id'], name=op.f('fk_ticket_links_first_id')),
    sa.ForeignKeyConstraint(['second_id'], ['tickets.id'], name=op.f('fk_ticket_links_second_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ticket_links')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('ticket_links', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ticket_links_second_id'), ['second_id'], unique=False)
        batch_op.create_index('uq_ticket_links_pair', ['first_id', 'second_id'], unique=True)

    op.create_table('ticket_tags',
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('tag', Key(), nullable=False),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_ticket_tags_ticket_id')),
    sa.PrimaryKeyConstraint('ticket_id', 'tag', name=op.f('pk_ticket_tags')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('ticket_tags', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ticket_tags_tag_ticket_id'), ['tag', 'ticket_id'], unique=False)

    op.create_table('ticket_values',
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('field', Key(), nullable=False),
    sa.Column('value', CleanJson(), nullable=False),
    sa.Column('sealed', CleanText(), nullable=True),
    sa.ForeignKeyConstraint(['field'], ['fields.code'], name=op.f('fk_ticket_values_field')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_ticket_values_ticket_id')),
    sa.PrimaryKeyConstraint('ticket_id', 'field', name=op.f('pk_ticket_values')),
    sqlite_autoincrement=False
    )
    op.create_table('time_entries',
    sa.Column('id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('minutes', Whole, nullable=False),
    sa.Column('text', CleanText(), nullable=False),
    sa.Column('at', Instant(), nullable=False),
    sa.Column('retired_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_time_entries_person_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_time_entries_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_time_entries')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('time_entries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_time_entries_ticket_id'), ['ticket_id'], unique=False)

    op.create_table('watches',
    sa.Column('person_id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('since', Instant(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_watches_person_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_watches_ticket_id')),
    sa.PrimaryKeyConstraint('person_id', 'ticket_id', name=op.f('pk_watches')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('watches', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_watches_ticket_id'), ['ticket_id'], unique=False)

    op.create_table('deliveries',
    sa.Column('id', Whole, nullable=False),
    sa.Column('event_id', Whole, nullable=False),
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('message_row_id', Whole, nullable=True),
    sa.Column('contact_id', Whole, nullable=False),
    sa.Column('channel', Key(), nullable=False),
    sa.Column('kind', sa.String(32), nullable=False),
    sa.Column('mail_id', Key(), nullable=False),
    sa.Column('sealed_path', CleanText(), nullable=True),
    sa.Column('state', sa.String(32), nullable=False),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('not_before', Instant(), nullable=False),
    sa.Column('attempts', Whole, nullable=False),
    sa.Column('begun_at', Instant(), nullable=True),
    sa.Column('ended_at', Instant(), nullable=True),
    sa.Column('trouble', sa.String(32), nullable=True),
    sa.ForeignKeyConstraint(['contact_id'], ['contact_points.id'], name=op.f('fk_deliveries_contact_id')),
    sa.ForeignKeyConstraint(['event_id'], ['events.id'], name=op.f('fk_deliveries_event_id')),
    sa.ForeignKeyConstraint(['message_row_id'], ['messages.id'], name=op.f('fk_deliveries_message_row_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_deliveries_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_deliveries')),
    sa.UniqueConstraint('event_id', 'contact_id', 'channel', name=op.f('uq_deliveries_event_id_contact_id_channel')),
    sa.UniqueConstraint('mail_id', name=op.f('uq_deliveries_mail_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('deliveries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deliveries_message_row_id'), ['message_row_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_deliveries_ticket_id'), ['ticket_id'], unique=False)
        batch_op.create_index('ix_deliveries_underway', ['not_before', 'id'], unique=False, sqlite_where=sa.text("state IN ('queued', 'sending')"), postgresql_where=sa.text("state IN ('queued', 'sending')"))

    op.create_table('received_mails',
    sa.Column('id', Whole, nullable=False),
    sa.Column('identity', Key(), nullable=False),
    sa.Column('mail_id', Key(), nullable=True),
    sa.Column('sender_digest', Key(), nullable=True),
    sa.Column('received_at', Instant(), nullable=False),
    sa.Column('outcome', sa.String(32), nullable=False),
    sa.Column('reason', sa.String(32), nullable=True),
    sa.Column('discarded_because', CleanText(), nullable=True),
    sa.Column('ticket_id', Whole, nullable=True),
    sa.Column('message_row_id', Whole, nullable=True),
    sa.Column('html', CleanText(), nullable=True),
    sa.Column('raw_sha256', Key(), nullable=True),
    sa.Column('size', Whole, nullable=False),
    sa.Column('left_out', CleanJson(), nullable=False),
    sa.ForeignKeyConstraint(['message_row_id'], ['messages.id'], name=op.f('fk_received_mails_message_row_id')),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_received_mails_ticket_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_received_mails')),
    sa.UniqueConstraint('identity', name=op.f('uq_received_mails_identity')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('received_mails', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_received_mails_mail_id'), ['mail_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_received_mails_sender_digest_received_at'), ['sender_digest', 'received_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_received_mails_ticket_id'), ['ticket_id'], unique=False)

    op.create_table('survey_answers',
    sa.Column('id', Whole, nullable=False),
    sa.Column('invitation_id', Whole, nullable=False),
    sa.Column('revision', Whole, nullable=False),
    sa.Column('way', sa.String(32), nullable=False),
    sa.Column('person_id', Whole, nullable=True),
    sa.Column('overall', sa.Double(), nullable=True),
    sa.Column('recommend', Whole, nullable=True),
    sa.Column('reason', Key(), nullable=True),
    sa.Column('comment', CleanText(), nullable=False),
    sa.Column('call_me', sa.Boolean(), nullable=False),
    sa.Column('at', Instant(), nullable=False),
    sa.Column('superseded_at', Instant(), nullable=True),
    sa.ForeignKeyConstraint(['invitation_id'], ['survey_invitations.id'], name=op.f('fk_survey_answers_invitation_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_survey_answers_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_survey_answers')),
    sa.UniqueConstraint('invitation_id', 'revision', name=op.f('uq_survey_answers_invitation_id_revision')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('survey_answers', schema=None) as batch_op:
        batch_op.create_index('uq_survey_answers_newest', ['invitation_id'], unique=True, sqlite_where=sa.text('superseded_at IS NULL'), postgresql_where=sa.text('superseded_at IS NULL'))

    op.create_table('survey_scores',
    sa.Column('answer_id', Whole, nullable=False),
    sa.Column('dimension', Key(), nullable=False),
    sa.Column('score', Whole, nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['survey_answers.id'], name=op.f('fk_survey_scores_answer_id')),
    sa.PrimaryKeyConstraint('answer_id', 'dimension', name=op.f('pk_survey_scores')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('customers', schema=None) as batch_op:
        batch_op.add_column(sa.Column('organisation_id', Whole, nullable=True))
        batch_op.add_column(sa.Column('note', CleanText(), server_default='', nullable=False))
        batch_op.drop_index(batch_op.f('ix_customers_folded_name'))
        batch_op.create_index(batch_op.f('ix_customers_folded_name_id'), ['folded_name', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_customers_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_customers_organisation_id'), 'organisations', ['organisation_id'], ['id'])

    with op.batch_alter_table('messages', schema=None) as batch_op:
        batch_op.add_column(sa.Column('quoted', CleanText(), nullable=True))
        batch_op.add_column(sa.Column('taken_back_at', Instant(), nullable=True))

    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.add_column(sa.Column('organisation_id', Whole, nullable=True))
        batch_op.add_column(sa.Column('product_id', Whole, nullable=True))
        batch_op.add_column(sa.Column('batch_id', Whole, nullable=True))
        batch_op.add_column(sa.Column('purchase_id', Whole, nullable=True))
        batch_op.add_column(sa.Column('product_said', CleanText(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('happened_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('happened_where', CleanText(), server_default='', nullable=False))
        batch_op.create_index('ix_tickets_batch_id', ['batch_id', 'id'], unique=False)
        batch_op.create_index('ix_tickets_open_category', ['category', 'id'], unique=False, sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"), postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"))
        batch_op.create_index('ix_tickets_organisation_id', ['organisation_id', 'id'], unique=False)
        batch_op.create_index('ix_tickets_product_id', ['product_id', 'id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_tickets_purchase_id'), 'purchases', ['purchase_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_tickets_product_id'), 'products', ['product_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_tickets_batch_id'), 'batches', ['batch_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_tickets_organisation_id'), 'organisations', ['organisation_id'], ['id'])



def downgrade() -> None:
    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_tickets_organisation_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_tickets_batch_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_tickets_product_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_tickets_purchase_id'), type_='foreignkey')
        batch_op.drop_index('ix_tickets_product_id')
        batch_op.drop_index('ix_tickets_organisation_id')
        batch_op.drop_index('ix_tickets_open_category', sqlite_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"), postgresql_where=sa.text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL"))
        batch_op.drop_index('ix_tickets_batch_id')
        batch_op.drop_column('happened_where')
        batch_op.drop_column('happened_on')
        batch_op.drop_column('product_said')
        batch_op.drop_column('purchase_id')
        batch_op.drop_column('batch_id')
        batch_op.drop_column('product_id')
        batch_op.drop_column('organisation_id')

    with op.batch_alter_table('messages', schema=None) as batch_op:
        batch_op.drop_column('taken_back_at')
        batch_op.drop_column('quoted')

    with op.batch_alter_table('customers', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_customers_organisation_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_customers_organisation_id'))
        batch_op.drop_index(batch_op.f('ix_customers_folded_name_id'))
        batch_op.create_index(batch_op.f('ix_customers_folded_name'), ['folded_name'], unique=False)
        batch_op.drop_column('note')
        batch_op.drop_column('organisation_id')

    op.drop_table('survey_scores')
    with op.batch_alter_table('survey_answers', schema=None) as batch_op:
        batch_op.drop_index('uq_survey_answers_newest', sqlite_where=sa.text('superseded_at IS NULL'), postgresql_where=sa.text('superseded_at IS NULL'))

    op.drop_table('survey_answers')
    with op.batch_alter_table('received_mails', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_received_mails_ticket_id'))
        batch_op.drop_index(batch_op.f('ix_received_mails_sender_digest_received_at'))
        batch_op.drop_index(batch_op.f('ix_received_mails_mail_id'))

    op.drop_table('received_mails')
    with op.batch_alter_table('deliveries', schema=None) as batch_op:
        batch_op.drop_index('ix_deliveries_underway', sqlite_where=sa.text("state IN ('queued', 'sending')"), postgresql_where=sa.text("state IN ('queued', 'sending')"))
        batch_op.drop_index(batch_op.f('ix_deliveries_ticket_id'))
        batch_op.drop_index(batch_op.f('ix_deliveries_message_row_id'))

    op.drop_table('deliveries')
    with op.batch_alter_table('watches', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_watches_ticket_id'))

    op.drop_table('watches')
    with op.batch_alter_table('time_entries', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_time_entries_ticket_id'))

    op.drop_table('time_entries')
    op.drop_table('ticket_values')
    with op.batch_alter_table('ticket_tags', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ticket_tags_tag_ticket_id'))

    op.drop_table('ticket_tags')
    with op.batch_alter_table('ticket_links', schema=None) as batch_op:
        batch_op.drop_index('uq_ticket_links_pair')
        batch_op.drop_index(batch_op.f('ix_ticket_links_second_id'))

    op.drop_table('ticket_links')
    with op.batch_alter_table('tasks', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_tasks_ticket_id'))
        batch_op.drop_index('ix_tasks_open', sqlite_where=sa.text('done_at IS NULL'), postgresql_where=sa.text('done_at IS NULL'))

    op.drop_table('tasks')
    with op.batch_alter_table('survey_invitations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_survey_invitations_made_at'))

    op.drop_table('survey_invitations')
    with op.batch_alter_table('reminders', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reminders_ticket_id'))
        batch_op.drop_index('ix_reminders_open', sqlite_where=sa.text('done_at IS NULL'), postgresql_where=sa.text('done_at IS NULL'))
        batch_op.drop_index('ix_reminders_due', sqlite_where=sa.text('told_at IS NULL'), postgresql_where=sa.text('told_at IS NULL'))

    op.drop_table('reminders')
    op.drop_table('read_marks')
    with op.batch_alter_table('presences', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_presences_ticket_id'))

    op.drop_table('presences')
    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.drop_index('ix_notices_unread', sqlite_where=sa.text('in_desk AND read_at IS NULL'), postgresql_where=sa.text('in_desk AND read_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_notices_ticket_id_kind_due'))
        batch_op.drop_index(batch_op.f('ix_notices_person_id_id'))

    op.drop_table('notices')
    with op.batch_alter_table('drafts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_drafts_ticket_id'))

    op.drop_table('drafts')
    with op.batch_alter_table('calls', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_calls_ticket_id'))

    op.drop_table('calls')
    with op.batch_alter_table('purchases', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_purchases_product_id'))
        batch_op.drop_index(batch_op.f('ix_purchases_order_number'))
        batch_op.drop_index(batch_op.f('ix_purchases_customer_id'))

    op.drop_table('purchases')
    with op.batch_alter_table('batches', schema=None) as batch_op:
        batch_op.drop_index('uq_batches_code')

    op.drop_table('batches')
    with op.batch_alter_table('products', schema=None) as batch_op:
        batch_op.drop_index('uq_products_code')
        batch_op.drop_index(batch_op.f('ix_products_folded_name'))

    op.drop_table('products')
    with op.batch_alter_table('organisations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_organisations_folded_name'))

    op.drop_table('organisations')
    op.drop_table('notice_choices')
    with op.batch_alter_table('merges', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_merges_kind_into_id'))

    op.drop_table('merges')
    with op.batch_alter_table('category_fields', schema=None) as batch_op:
        batch_op.drop_index('uq_category_fields_asked')

    op.drop_table('category_fields')
    op.drop_table('canned_replies')
    op.drop_table('articles')
    with op.batch_alter_table('rate_counts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rate_counts_since'))

    op.drop_table('rate_counts')
    op.drop_table('public_links')
    op.drop_table('mailboxes')
    op.drop_table('fields')
