"""Markup that is the same for everybody, rendered once a process and kept.

    {% load keeping %}
    {% keep key next=request.get_full_path %}…{% endkeep %}

The key is a value from which everything inside follows, with the version of the content; None
renders afresh. What belongs to one request alone leaves a hole that is filled each time: the form
token, the ids of operations, and each named value, which stands inside under its name.
"""

import re
from typing import Any
from uuid import uuid4

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.template.exceptions import TemplateSyntaxError
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from lessons.library import library

register = template.Library()

# A page has few states that many people see; whoever walks through all of them starts it anew.
MOST = 256
TOKEN, OPERATION = "csrf_token", "operation"  # names of variables in templates


def hole(name: str) -> str:
    """What stands for a value: no page can hold it, since forms refuse the NUL character."""
    return f"\0{name}\0"


class Keep(template.Node):
    """Renders its inside once a key, then only fills the holes."""

    def __init__(self, inside: NodeList, key: FilterExpression, named: dict[str, Any]) -> None:
        self.inside, self.key, self.named = inside, key, named
        self.kept: dict[tuple[str, Any], str] = {}

    def render(self, context: Context) -> SafeString:
        """The inside with this request's values."""
        key = self.key.resolve(context, ignore_failures=True)
        if key is None:
            return self.inside.render(context)
        full = (library().version, key)
        text = self.kept.get(full)
        if text is None:
            named = {name: hole(name) for name in (TOKEN, OPERATION, *self.named)}
            with context.push(**named):
                text = self.inside.render(context)
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[full] = text
        return mark_safe(self._filled(text, context))  # noqa: S308 -- rendered by the engine above

    def _filled(self, text: str, context: Context) -> str:
        for name, value in self.named.items():
            text = text.replace(hole(name), escape(value.resolve(context)))
        if hole(OPERATION) in text:
            # Inside another kept piece it stays open for that one to fill.
            given = context.get(OPERATION)
            text = re.sub(hole(OPERATION), lambda _: str(given or uuid4()), text)
        if hole(TOKEN) in text:
            text = text.replace(hole(TOKEN), str(context.get(TOKEN, "")))
        return text


@register.simple_tag(takes_context=True)
def operation_id(context: Context) -> str:
    """A new id for the sending of a form: two sendings of one page are one operation."""
    return str(context.get(OPERATION) or uuid4())


@register.tag
def keep(parser: Parser, token: Token) -> Keep:
    """Read the key and the named values."""
    bits = token.split_contents()[1:]
    if not bits:
        raise TemplateSyntaxError("keep: name the key")
    named = token_kwargs(bits[1:], parser)
    inside = parser.parse(("endkeep",))
    parser.delete_first_token()
    return Keep(inside, parser.compile_filter(bits[0]), named)
