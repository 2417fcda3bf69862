"""Files chosen on a page; those that went with a restart of the server are told, since the page still names them."""

import streamlit as st

from core.files.forms import Upload


def uploads(words: str, key: str, most: int) -> tuple[Upload, ...]:
    """Several files of at most ``most`` MB each."""
    here = st.file_uploader(words, accept_multiple_files=True, max_upload_size=most, key=key)
    lost = len(st.session_state.get(key) or ()) - len(here)
    return (*(Upload(each.name, each.getvalue()) for each in here), *[Upload("", b"", arrived=False)] * lost)
