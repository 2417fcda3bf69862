"""What counts where neither the desk's rows nor a person tell a figure; in the units of the setting."""

from collections.abc import Mapping

SHIPPED: Mapping[str, float] = {
    "shrinkage": 15,
    "slots": 3,
    "goal_live": 80,
    "goal_cases": 90,
    "spread": 0.8,
    "again": 30,
    "away": 24 * 60,
    "call_minutes": 6,
    "chat_minutes": 10,
    "patience": 3,
    "holiday": 1,
    "night": 0,
    "weekend": 0,
    "weeks_back": 8,
    "weeks_ahead": 4,
}
