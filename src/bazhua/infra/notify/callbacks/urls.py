"""Addresses that are entered at the providers."""

from django.urls import path

from bazhua.infra.notify.callbacks import views

app_name = "callbacks"
urlpatterns = [
    path("sms", views.sms, name="sms"),
    path("voice", views.voice, name="voice"),
    path("wecom", views.wecom, name="wecom"),
    path("dingtalk", views.dingtalk, name="dingtalk"),
]
