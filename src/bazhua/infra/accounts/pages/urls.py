"""Addresses of sign-in and of a person's own account."""

from django.urls import path

from bazhua.infra.accounts.pages import badges, entering, issuing, own

app_name = "accounts"
urlpatterns = [
    path("sign-in/", entering.enter, name="sign_in"),
    path("sign-in/code", entering.code, name="code"),
    path("sign-in/password", entering.new_password, name="set_password"),
    path("sign-in/second-factor", own.enrol, name="enrol"),
    path("sign-in/link", entering.link, name="link"),
    path("sign-in/badge", badges.show, name="badge"),
    path("sign-in/badge/code", badges.code, name="badge_code"),
    path("sign-in/oidc", issuing.go, name="oidc"),
    path("sign-in/oidc/again", issuing.again, name="oidc_again"),
    path("sign-in/oidc/back", issuing.back, name="oidc_back"),
    path("sign-out", entering.leave, name="leave"),
    path("account/", own.show, name="own"),
    path("account/password", own.password, name="own_password"),
    path("account/second-factor", own.enrol_own, name="own_totp"),
    path("account/second-factor/remove", own.remove, name="own_totp_remove"),
    path("account/recovery-codes", own.codes, name="own_codes"),
    path("account/sessions/<uuid:session>/end", own.end, name="end_session"),
]
