"""Markup that is the same for everybody, rendered once a process and kept.

    {% load keeping %}
    {% keep key op_id=card.op_id %}…{% endkeep %}

The key is a value from which everything inside follows, with the version of the content; None
renders afresh. What belongs to one request alone leaves a hole that is filled each time: the form
token, and each named value, which stands inside under its name.
"""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.template.exceptions import TemplateSyntaxError
from django.utils.safestring import SafeString, mark_safe

from lessons.library import library

register = template.Library()

# A page has few states that many people see; whoever walks through all of them starts it anew.
MOST = 256
TOKEN = "csrf_token"  # noqa: S105 -- the name of a variable


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
        key = self.key.resolve(context)
        if key is None:
            return self.inside.render(context)
        full = (library().version, key)
        text = self.kept.get(full)
        if text is None:
            with context.push(**{name: hole(name) for name in (TOKEN, *self.named)}):
                text = self.inside.render(context)
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[full] = text
        for name, value in self.named.items():
            text = text.replace(hole(name), str(value.resolve(context)))
        token = str(context.get(TOKEN, "")) if hole(TOKEN) in text else ""
        return mark_safe(text.replace(hole(TOKEN), token))  # noqa: S308 -- rendered by the engine above


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
