"""Who wrote in a draft where no revision says so."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('process_drafts', sa.Column('written_by', CleanJson(), server_default='[]', nullable=False))


def downgrade() -> None:
    op.drop_column('process_drafts', 'written_by')
