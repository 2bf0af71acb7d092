"""Addresses of papers: one, to check a code; the code itself is never part of it."""

from django.urls import path

from bazhua.infra.papers.web.views import verify_page

urlpatterns = [path("papers/verify/", verify_page, name="verify_paper")]
