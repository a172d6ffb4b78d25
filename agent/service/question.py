"""Asking the person at the client: MCP elicitation, in both of its forms.

Up to the protocol of 2025 the server sends a request of its own and waits. From 2026-07-28 on it may not:
it answers the call with "input required", and the client calls again with the answer. A client that can do
neither is never taken for a yes.
"""

from __future__ import annotations

from typing import Any

from mcp.server.elicitation import render_elicitation_schema
from mcp.server.mcpserver import Context
from mcp.types import (
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    InputRequiredResult,
)
from mcp.types.version import is_version_at_least
from pydantic import BaseModel, Field, ValidationError

from agent.events import Answer, Need, Question

KEY = "answer"  # of the one request in an input-required result
MULTI_ROUND = "2026-07-28"  # the first protocol in which the server cannot ask by itself


class Permission(BaseModel):
    """What a yes-or-no question is answered with."""

    allow: bool = Field(description="Whether the agent may do it.")


class Words(BaseModel):
    """What a question in words is answered with."""

    words: str = Field(description="The answer, in words.")


def nobody(question: Question) -> Answer:
    """Return the answer where the client cannot ask: no, and what would help."""
    remedy = "or start the server again" if question.need is Need.HANDOVER else "or start it with --mode auto"
    return Answer(
        yes=False,
        text=f"this client has no way to ask its person (use a client with elicitation, {remedy})",
    )


def can_ask(context: Context[Any, Any]) -> bool:
    """Tell whether the client shows forms to its person."""
    capabilities = context.client_capabilities
    elicitation = capabilities.elicitation if capabilities is not None else None
    return elicitation is not None and (elicitation.form is not None or elicitation.url is None)


def in_rounds(context: Context[Any, Any]) -> bool:
    """Tell whether a question has to be the answer to the call."""
    version = context.protocol_version
    return version is not None and is_version_at_least(version, MULTI_ROUND)


def as_result(question: Question, state: str) -> InputRequiredResult:
    """Return the question as the answer to a call that will be made again with this state."""
    schema = render_elicitation_schema(_form(question))
    request = ElicitRequest(params=ElicitRequestFormParams(message=question.text, requested_schema=schema))
    return InputRequiredResult(input_requests={KEY: request}, request_state=state)


async def ask(question: Question, context: Context[Any, Any]) -> Answer:
    """Ask by a request of the server's own. Raises MCPError where the client cannot."""
    result = await context.session.elicit_form(
        question.text,
        render_elicitation_schema(_form(question)),
        related_request_id=context.request_id,
    )
    return read(question, result)


def read(question: Question, result: object) -> Answer:
    """Return what the person said; whatever is not clearly a yes is a no."""
    if not isinstance(result, ElicitResult) or result.action != "accept":
        return Answer(yes=False, text="the person said no")
    try:
        filled = _form(question).model_validate(result.content or {})
    except ValidationError:
        return Answer(yes=False, text="the answer was not filled in (choose yes or no)")
    match filled:
        case Permission(allow=True):
            return Answer(yes=True)
        case Words(words=words) if words:
            return Answer(yes=True, text=words)
        case _:
            return Answer(yes=False, text="the person said no")


def _form(question: Question) -> type[Permission] | type[Words]:
    return Words if question.need is Need.ANSWER else Permission
