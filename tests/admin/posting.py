"""What a browser would send back from a page of the admin, with some fields filled in anew."""

from typing import Any

from django.forms import BaseForm, ModelMultipleChoiceField
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


def address(page: str, *args: object) -> str:
    """The address of a page of the admin, such as "article_changelist"."""
    return reverse(f"admin:articles_{page}", args=args)


def posted(response: Any, **changes: Any) -> dict[str, Any]:
    """Every field as the page shows it, but for `changes`; None takes a field away."""
    sent = _fields(response.context["adminform"].form)
    for inline in response.context["inline_admin_formsets"]:
        sent |= _fields(inline.formset.management_form)
        for form in inline.formset.forms:
            sent |= _fields(form)
    return {name: value for name, value in (sent | changes).items() if value is not None}


def save(client: Client, page: str, *args: object, **changes: Any) -> Any:
    """Open a page, fill `changes` in, save, and follow to where that leads."""
    opened = client.get(address(page, *args))
    return client.post(address(page, *args), posted(opened, **changes), follow=True)


def errors(response: HttpResponse) -> str:
    """Everything that the page complains about."""
    shown: Any = response
    return " ".join(
        error if isinstance(error, str) else " ".join(error) for error in shown.context["errors"]
    )


def messages(response: Any) -> str:
    """Everything that the page reports."""
    return " ".join(str(message) for message in response.context["messages"])


def _fields(form: BaseForm) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    for name in form.fields:
        value = form[name].value()
        if value is True:
            sent[form[name].html_name] = "on"
        elif isinstance(value, str):
            # As browsers do it.
            sent[form[name].html_name] = value.replace("\r\n", "\n").replace("\n", "\r\n")
        elif value is not None and value is not False:
            sent[form[name].html_name] = value
        elif value is None and not isinstance(form.fields[name], ModelMultipleChoiceField):
            sent[form[name].html_name] = ""
    return sent
