"""Django's classes that only the type checker knows to be generic, made so at run time too."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin, TabularInline
    from django.contrib.auth.admin import UserAdmin
    from django.core.paginator import Paginator
    from django.forms import BaseInlineFormSet, ModelForm
else:
    from django import forms
    from django.contrib import admin
    from django.contrib.auth import admin as accounts
    from django.core import paginator

    class _Subscriptable:
        def __class_getitem__(cls, _parameters):
            return cls

    class ModelAdmin(_Subscriptable, admin.ModelAdmin):
        """ModelAdmin[Article]."""

    class TabularInline(_Subscriptable, admin.TabularInline):
        """TabularInline[Alias, Entity]."""

    class UserAdmin(_Subscriptable, accounts.UserAdmin):
        """UserAdmin[User]."""

    class Paginator(_Subscriptable, paginator.Paginator):
        """Paginator[Article]."""

    class ModelForm(_Subscriptable, forms.ModelForm):
        """ModelForm[Article]."""

    class BaseInlineFormSet(_Subscriptable, forms.BaseInlineFormSet):
        """BaseInlineFormSet[Alias, Entity, ModelForm[Alias]]."""


__all__ = [
    "BaseInlineFormSet",
    "ModelAdmin",
    "ModelForm",
    "Paginator",
    "TabularInline",
    "UserAdmin",
]
