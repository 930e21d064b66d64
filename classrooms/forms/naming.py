"""Fields that people and things are named in."""

from typing import Any, override

from django import forms

from classrooms import names


class NameField(forms.CharField):
    """A name, cleaned of what is not seen. Raises ValidationError where it cannot be one."""

    def __init__(self, *, longest: int = names.LONGEST, **kwargs: Any) -> None:
        self.longest = longest
        empty = {"required": "Type a name; it cannot stay empty."}
        super().__init__(**{"error_messages": empty, **kwargs})
        self.widget.attrs["maxlength"] = longest

    @override
    def to_python(self, value: Any) -> str:
        try:
            return names.clean(super().to_python(value) or "", longest=self.longest)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
