"""Notices by mail: a delivery may be to a colleague, and a notice knows the mail that tells it."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanText, Instant

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table('deliveries', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('person_id', Whole, nullable=True))
        batch_op.alter_column('ticket_id',
               existing_type=Whole,
               nullable=True)
        batch_op.alter_column('contact_id',
               existing_type=Whole,
               nullable=True)
        batch_op.create_index(batch_op.f('ix_deliveries_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_deliveries_person_id'), ['person_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_deliveries_person_id'), 'people', ['person_id'], ['id'])

    with op.batch_alter_table('notices', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('delivery_id', Whole, nullable=True))
        batch_op.create_index(batch_op.f('ix_notices_delivery_id'), ['delivery_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_notices_delivery_id'), 'deliveries', ['delivery_id'], ['id'])

    with op.batch_alter_table('people', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('sealed_mail', CleanText(), nullable=True))
        batch_op.add_column(sa.Column('mail_since', Instant(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('people', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('mail_since')
        batch_op.drop_column('sealed_mail')

    with op.batch_alter_table('notices', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_notices_delivery_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_notices_delivery_id'))
        batch_op.drop_column('delivery_id')

    op.execute('DELETE FROM deliveries WHERE person_id IS NOT NULL')  # what an older desk cannot say
    with op.batch_alter_table('deliveries', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_deliveries_person_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_deliveries_person_id'))
        batch_op.drop_index(batch_op.f('ix_deliveries_contact_id'))
        batch_op.alter_column('contact_id',
               existing_type=Whole,
               nullable=False)
        batch_op.alter_column('ticket_id',
               existing_type=Whole,
               nullable=False)
        batch_op.drop_column('person_id')
