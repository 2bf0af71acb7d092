"""The settings of the site: read once, refused by name, documented."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pydantic import ValidationError

from bazhua.config.settings import reference
from bazhua.config.settings.env import SiteEnv
from bazhua.config.settings.gate import GateEnv

URL = "postgresql:///bazhua?host=/run/sockets"
DOCS = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"


@pytest.fixture
def set_env(monkeypatch):
    for name in list(os.environ):
        if name.startswith("BAZHUA_"):
            monkeypatch.delenv(name)

    def put(**values):
        for name, value in values.items():
            monkeypatch.setenv(f"BAZHUA_{name.upper()}", str(value))

    return put


def refusal(read):
    with pytest.raises(ImproperlyConfigured) as refused:
        read()
    return str(refused.value)


def test_database_on_a_socket_is_read(set_env):
    set_env(database_url=URL)

    database = SiteEnv.read().database()

    assert (database["NAME"], database["HOST"], database["PORT"]) == ("bazhua", "/run/sockets", "")


def test_database_on_a_host_keeps_its_options(set_env):
    set_env(database_url="postgresql://site:s%40fe@db:6432/bazhua?sslmode=require")

    database = SiteEnv.read().database()

    assert database["PASSWORD"] == "s@fe"  # noqa: S105 -- a sample
    assert database["OPTIONS"] == {"connect_timeout": "5", "sslmode": "require"}


@pytest.mark.parametrize(
    ("origin", "hosts"),
    [
        ("http://127.0.0.1:8000", ["127.0.0.1", "[::1]", "localhost"]),
        ("https://bazhua.example.cn", ["bazhua.example.cn"]),
        ("https://bazhua.example.cn:8443/", ["bazhua.example.cn"]),
        ("http://[fd00::7]:8000", ["[fd00::7]"]),
    ],
)
def test_origin_decides_the_hosts(set_env, origin, hosts):
    set_env(database_url=URL, origin=origin)

    env = SiteEnv.read()

    assert env.allowed_hosts == hosts
    assert env.https == origin.startswith("https")


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({}, "BAZHUA_DATABASE_URL: set this variable (it has no default)"),
        (
            {"database_url": "mysql://db/bazhua"},
            "BAZHUA_DATABASE_URL: give a URL that starts with postgresql://",
        ),
        (
            {"database_url": "postgresql://db"},
            "BAZHUA_DATABASE_URL: name the database: postgresql://host/NAME",
        ),
        (
            {"database_url": URL, "origin": "bazhua.example.cn"},
            "BAZHUA_ORIGIN: give scheme and host only, for example https://bazhua.example.cn",
        ),
        (
            {"database_url": URL, "origin": "https://bazhua.example.cn/site"},
            "BAZHUA_ORIGIN: leave out everything after the host and port",
        ),
        (
            {"database_url": URL, "stream_url": "http://127.0.0.1:8001/events"},
            "BAZHUA_STREAM_URL: give scheme, host, port and /stream, nothing else",
        ),
        (
            {"database_url": URL, "stream_url": "https://127.0.0.1:8001/stream"},
            "BAZHUA_STREAM_URL: the site is on http, so must be the stream",
        ),
        (
            {"database_url": URL, "stream_url": "http://elsewhere.example/stream"},
            "BAZHUA_STREAM_URL: the host must be 127.0.0.1 or one below it",
        ),
    ],
)
def test_wrong_value_is_refused_by_name(set_env, values, line):
    set_env(**values)

    assert refusal(SiteEnv.read).splitlines() == ["The site cannot start.", line]


@pytest.mark.parametrize("ending", ["@db:port/bazhua", "%zz@db/bazhua", "@db"])
def test_refusal_does_not_repeat_a_password(set_env, ending):
    set_env(database_url=f"postgresql://site:topsecret{ending}")

    assert "topsecret" not in refusal(SiteEnv.read)


def test_key_is_read_from_the_home(set_env, tmp_path):
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "site-secret").write_text("k" * 64 + "\n")
    set_env(database_url=URL, home=tmp_path)

    assert SiteEnv.read().secret_key() == "k" * 64


def test_key_that_is_missing_or_short_is_refused(set_env, tmp_path):
    key = tmp_path / "key"
    set_env(database_url=URL, secret_key_file=key)

    missing = refusal(SiteEnv.read().secret_key)
    key.write_text("short")
    short = refusal(SiteEnv.read().secret_key)

    assert missing.startswith(f"BAZHUA_SECRET_KEY_FILE: the key file {key} cannot be read")
    assert short == f"BAZHUA_SECRET_KEY_FILE: the key in {key} is shorter than 32 characters"


@pytest.mark.parametrize(
    ("stream", "origins"),
    [
        ("https://bazhua.example.cn:8443/stream", ["https://bazhua.example.cn:8443"]),
        ("https://live.bazhua.example.cn/stream", ["https://live.bazhua.example.cn"]),
    ],
)
def test_stream_may_be_beside_or_below_the_site(set_env, stream, origins):
    set_env(database_url=URL, origin="https://bazhua.example.cn", stream_url=stream)

    assert SiteEnv.read().stream_origin == origins


def test_site_without_stream_needs_no_key_of_it(set_env, tmp_path):
    set_env(database_url=URL, home=tmp_path)

    env = SiteEnv.read()

    assert (env.stream_key(), env.stream_origin) == ("", [])


def test_gate_and_site_read_one_key(set_env, tmp_path):
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "stream-key").write_text("s" * 64)
    set_env(database_url=URL, home=tmp_path, stream_url="http://127.0.0.1:8001/stream")

    assert SiteEnv.read().stream_key() == GateEnv.read().stream_key() == "s" * 64


def test_wrong_value_of_the_gate_is_refused_by_name(set_env):
    set_env(database_url=URL, gate_port=0, gate_most_pages=10**6)

    assert refusal(GateEnv.read).splitlines() == [
        "The gate cannot start.",
        "BAZHUA_GATE_PORT: Input should be greater than or equal to 1",
        "BAZHUA_GATE_MOST_PAGES: Input should be less than or equal to 100000",
    ]


def test_settings_are_frozen(set_env):
    set_env(database_url=URL)
    env = SiteEnv.read()

    with pytest.raises(ValidationError):
        env.debug = True
    assert env.debug is False


def test_site_without_environment_does_not_start():
    bare = {name: value for name, value in os.environ.items() if not name.startswith("BAZHUA_")}

    done = subprocess.run(
        [sys.executable, "-c", "import bazhua.config.settings.site"],
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("BAZHUA_DATABASE_URL: set this variable")


def test_reference_page_is_up_to_date():
    assert DOCS.read_text(encoding="utf-8") == reference.page()


@pytest.mark.parametrize(
    "url",
    ["broker:1883", "http://broker", "mqtt://", "mqtts://gate:s3cret@broker/topic", "mqtt://b?x=1"],
)
def test_broker_that_is_no_address_is_refused_without_its_password(set_env, url):
    set_env(database_url=URL, mqtt_url=url)

    told = refusal(GateEnv.read)

    assert "BAZHUA_MQTT_URL: " in told
    assert "s3cret" not in told


def test_gate_takes_nothing_by_mqtt_unless_it_is_told_to(set_env):
    set_env(database_url=URL)

    assert (GateEnv.read().mqtt_url, GateEnv.read().opcua_file) == (None, None)
