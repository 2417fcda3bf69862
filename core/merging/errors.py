from core.errors import DomainError
from core.language import N_


class NotTwo(DomainError):
    sentence = N_("These are not two that can be merged: one of them is gone, or both are the same. Choose again.")


class NoSuchMerge(DomainError):
    sentence = N_("This merge was undone already.")


class LaterFirst(DomainError):
    sentence = N_("Something was merged after this. Undo the newest merge first.")
