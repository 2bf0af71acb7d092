"""What the tests of callbacks share: a platform that has set up every channel that calls back."""

from base64 import b64encode
from contextlib import contextmanager

from bazhua.infra.notify.configured import address_book, own_channels

SECRET = "a shared secret"  # noqa: S105 -- a sample
AES = b64encode(bytes(range(32))).decode().rstrip("=")


@contextmanager
def set_up(folder, monkeypatch):
    """Set all channels up, their secrets in a folder, until the end of the block."""
    for name, text in {"secret": SECRET, "token": "token", "aes": AES}.items():
        (folder / name).write_text(text)
    told = {
        "SMS_URL": "http://127.0.0.1:1/",
        "SMS_SECRET_FILE": folder / "secret",
        "VOICE_URL": "http://127.0.0.1:1/",
        "VOICE_SECRET_FILE": folder / "secret",
        "WECOM_CORPORATION": "corp",
        "WECOM_APPLICATION": 7,
        "WECOM_SECRET_FILE": folder / "secret",
        "WECOM_TOKEN_FILE": folder / "token",
        "WECOM_AES_KEY_FILE": folder / "aes",
        "DINGTALK_APPLICATION": "app",
        "DINGTALK_SECRET_FILE": folder / "secret",
        "DINGTALK_ROBOT": "robot",
    }
    for name, value in told.items():
        monkeypatch.setenv(f"BAZHUA_NOTIFY_{name}", str(value))
    _forget()
    try:
        yield
    finally:
        _forget()


def _forget():
    own_channels.cache_clear()
    address_book.cache_clear()
