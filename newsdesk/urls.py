"""The two doors: the archive for everybody, the admin for curators."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("articles.web.urls")),
]

handler400 = "articles.web.views.errors.bad_request"
handler403 = "articles.web.views.errors.permission_denied"
handler404 = "articles.web.views.errors.page_not_found"
handler500 = "articles.web.views.errors.server_error"
