"""The page that splits an alias off its entity, for another entity or a new one."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.affected import find_articles
from articles.admin.asking import CONFIRMED, Question, ask, fields_again
from articles.admin.choosing import entity_called
from articles.admin.undo_offer import say_done
from articles.curating.alias_edits import split_alias
from articles.curating.split_impact import split_impact
from articles.models import Alias, Entity

_NEW, _OTHER = "new", "other"


class SplitForm(forms.Form):
    """For whom the alias is from now on."""

    whose = forms.ChoiceField(
        choices=[(_NEW, "a new entity"), (_OTHER, "another entity that is there")],
        initial=_NEW, widget=forms.RadioSelect, label="It becomes an alias of",
    )  # fmt: skip
    name = forms.CharField(
        max_length=200, label="Name",
        help_text="What the new entity is called; or the other's name, alias, code or address.",
    )  # fmt: skip

    def __init__(self, *args: Any, old: Entity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.old = old
        self.to: Entity | None = None

    def clean(self) -> dict[str, Any]:
        """The other entity has to be one, and of the same kind."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("whose") == _OTHER and cleaned.get("name"):
            self.to, problem = entity_called(cleaned["name"], self.old.kind, besides=self.old)
            if self.to is None:
                self.add_error("name", problem)
        return cleaned


def split_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for whom, show what it does, and do it."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm("articles.merge_entity"):
        raise PermissionDenied
    alias = Alias.objects.select_related("entity").filter(pk=pk).first()
    if alias is None:
        raise Http404(f"There is no alias {pk}.")
    form = SplitForm(request.POST or None, old=alias.entity, initial={"name": alias.text})
    if not form.is_valid():
        return _form_page(page, request, alias, form)
    name = form.cleaned_data["name"]
    candidates = find_articles({(alias.text, alias.kind), (name, Alias.Kind.NAME)})
    try:
        if CONFIRMED in request.POST:
            done = split_alias(
                alias, user, to=form.to, name="" if form.to else name, candidates=candidates
            )
            say_done(request, done.operation, done.job)
            there = done.entity or alias.entity
            return HttpResponseRedirect(reverse("admin:articles_entity_change", args=[there.pk]))
        impact = split_impact(alias, to=form.to, name=name, candidates=candidates)
    except ValidationError as problem:
        form.add_error(None, problem)
        return _form_page(page, request, alias, form)
    question = Question(
        title=f"Split “{alias}” off {alias.entity}?",
        button=f"Split it off, for {form.to or name}",
        back=request.get_full_path(),
        facts=(
            ("Taken from", str(alias.entity)),
            ("Given to", f"{form.to or f'{name}, which is new'}"),
            ("Articles", impact.words),
        ),
        remarks=(
            f"What editors decided about {alias.entity} stays with it. The split can be undone.",
        ),
        sample=tuple(impact.sample),
        fields=fields_again(request.POST),
    )
    return ask(page.admin_site, request, page.opts, question)


def _form_page(page: Any, request: HttpRequest, alias: Alias, form: SplitForm) -> HttpResponse:
    context: dict[str, Any] = {
        **page.admin_site.each_context(request),
        "title": f"Split “{alias}” off {alias.entity}",
        "form": form,
        "opts": page.opts,
        "back": reverse("admin:articles_alias_change", args=[alias.pk]),
    }
    return TemplateResponse(request, "admin/articles/split_alias.html", context)
