"""Addresses of files and uploads."""

from django.urls import path

from bazhua.infra.files.web.views import file, original, shown, upload, uploads

app_name = "files"
urlpatterns = [
    path("uploads", uploads, name="uploads"),
    path("uploads/<uuid:uid>", upload, name="upload"),
    path("<uuid:uid>", file, name="file"),
    path("<uuid:uid>/shown", shown, name="shown"),
    path("<uuid:uid>/original", original, name="original"),
]
