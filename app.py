"""The launcher: one process serves the screens and the other doors (``uvicorn app:app``), beside one for heavy work."""

import gc
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import altair
import pandas
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from streamlit.starlette import App

from channels import health, launch
from channels.gate import Gate
from channels.http import routes

HEAVY = (altair, pandas)  # loaded before the heap is frozen, and before somebody waits for them


@asynccontextmanager
async def lifespan(_: App) -> AsyncGenerator[None]:
    """Freeze what start-up built, so that the collection after every rerun has nothing to walk."""
    launch.warm_up("pages.parts.rooms")
    gc.collect()
    gc.freeze()
    await run_in_threadpool(launch.greet)
    with launch.worker_beside():
        yield


app = App(
    Path(__file__).parent / "pages" / "front_door.py",
    routes=routes,
    middleware=[Middleware(Gate)],
    lifespan=lifespan,
    exception_handlers={SQLAlchemyError: health.lost},
)
