"""Hints, a priority set by hand, and words of danger by their kind."""

import sqlalchemy as sa
from alembic import op

from db.base import CleanJson, Instant, Key

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SETTINGS = sa.table("settings", sa.column("id", Whole), sa.column("key", Key()), sa.column("value", CleanJson()))
KINDS = "health_words", "safety_words", "children_words"
# What we had shipped, by kind; words of a desk's own go to safety, where its people find and sort them.
HEALTH = frozenset({
    "injury", "injured", "bleeding", "burned", "burnt", "allergy", "allergic", "rash", "fainted", "poisoned",
    "poisoning", "hospital", "ambulance", "sick after", "受伤", "流血", "出血", "烫伤", "烧伤", "过敏", "红疹", "晕倒", "中毒",
    "呕吐", "住院", "医院", "急诊", "窒息", "受傷", "燙傷", "燒傷", "過敏", "紅疹", "暈倒", "嘔吐", "醫院", "急診",
})
CHILDREN = frozenset({
    "swallowed", "choking", "choked", "small part", "loose part", "sharp edge", "battery came out", "magnet came out",
    "误吞", "吞下", "吞食", "卡喉", "噎住", "小零件", "零件松动", "零件脱落", "尖锐", "锋利", "电池脱落", "磁铁脱落", "誤吞", "零件鬆動", "零件脫落",
    "尖銳", "鋒利", "電池脫落", "磁鐵脫落",
})


def upgrade() -> None:
    op.create_table('hint_models',
    sa.Column('id', Whole, nullable=False),
    sa.Column('made_at', Instant(), nullable=False),
    sa.Column('cases', Whole, nullable=False),
    sa.Column('newest_event', Whole, nullable=False),
    sa.Column('report', CleanJson(), nullable=False),
    sa.Column('chosen', sa.Boolean(), nullable=False),
    sa.Column('digest', Key(), nullable=False),
    sa.Column('size', Whole, nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hint_models')),
    sqlite_autoincrement=True
    )
    op.create_table('outside_hints',
    sa.Column('ticket_id', Whole, nullable=False),
    sa.Column('answers', CleanJson(), nullable=False),
    sa.Column('said_at', Instant(), nullable=False),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_outside_hints_ticket_id')),
    sa.PrimaryKeyConstraint('ticket_id', name=op.f('pk_outside_hints')),
    sqlite_autoincrement=False
    )
    op.add_column('tickets', sa.Column('computed_priority', sa.String(32), nullable=True))
    for row_id, value in _rows("danger_words"):
        told = {kind: [] for kind in KINDS}
        for word in value.pop("danger_words"):
            kind = "health_words" if word in HEALTH else "children_words" if word in CHILDREN else "safety_words"
            told[kind].append(word)
        _keep(row_id, value | told)


def downgrade() -> None:
    op.drop_column('tickets', 'computed_priority')
    op.drop_table('outside_hints')
    op.drop_table('hint_models')
    for row_id, value in _rows(KINDS[0]):
        words = [word for kind in KINDS for word in value.pop(kind, ())]
        _keep(row_id, value | {"danger_words": list(dict.fromkeys(words))})
    op.execute("DELETE FROM settings WHERE key IN ('hints', 'outside_hints')")
    op.execute("DELETE FROM jobs WHERE kind IN ('learn', 'outside_hint')")


def _rows(field: str) -> list[tuple[int, dict]]:
    rows = op.get_bind().execute(sa.select(SETTINGS).where(SETTINGS.c.key == "priority")).all()
    return [(row.id, dict(row.value)) for row in rows if field in row.value]


def _keep(row_id: int, value: dict) -> None:
    op.get_bind().execute(sa.update(SETTINGS).where(SETTINGS.c.id == row_id).values(value=value))
