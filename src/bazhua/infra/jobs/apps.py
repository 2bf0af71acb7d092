"""Django app of jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The record of each job; the queue's own tables belong to its library."""

    name = "bazhua.infra.jobs"
    label = "jobs"
