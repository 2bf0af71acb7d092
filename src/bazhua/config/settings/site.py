"""Django settings of the site process, made from the environment in `SiteEnv`."""

from bazhua.config.settings.env import SiteEnv
from bazhua.infra.i18n.catalogue import LOCALE

ENV = SiteEnv.read()

SECRET_KEY = ENV.secret_key()
DEBUG = ENV.debug
ALLOWED_HOSTS = ENV.allowed_hosts
ROOT_URLCONF = "bazhua.config.urls"
WSGI_APPLICATION = "bazhua.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "template_partials",
    "django_htmx",
    "csp",
    "django_filters",
    "procrastinate.contrib.django",
    "bazhua.infra.accounts",
    "bazhua.infra.clock",
    "bazhua.infra.demo",
    "bazhua.infra.events",
    "bazhua.infra.files",
    "bazhua.infra.forms",
    "bazhua.infra.i18n",
    "bazhua.infra.idempotency",
    "bazhua.infra.imports",
    "bazhua.infra.jobs",
    "bazhua.infra.ledger",
    "bazhua.infra.notify",
    "bazhua.infra.obligations",
    "bazhua.infra.papers",
    "bazhua.infra.policies",
    "bazhua.infra.rollup",
    "bazhua.infra.recurrence",
    "bazhua.infra.references",
    "bazhua.infra.roster",
    "bazhua.infra.search",
    "bazhua.infra.signoff",
    "bazhua.infra.telemetry",
    "bazhua.infra.ui",
    "bazhua.infra.vitals",
    "bazhua.registry",
    "bazhua.grips.dangers",
    "bazhua.grips.inherent",
    "bazhua.web",
]
MIDDLEWARE = [
    "bazhua.infra.http.request.ArrivalMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "bazhua.infra.http.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "bazhua.infra.i18n.middleware.LanguageMiddleware",
    "bazhua.infra.http.asking.ActorMiddleware",
    "bazhua.registry.interfaces.tokens.TokenMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "bazhua.infra.ui.refusals.RefusalMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "bazhua.infra.ui.context.chrome",
                "bazhua.infra.stream.context.live",
                "bazhua.infra.notify.desk.bell.bell",
                "bazhua.infra.accounts.pages.head.account_head",
                "bazhua.infra.demo.pages.bar.demo_bar",
                "bazhua.web.navigation.navigation",
            ],
            "builtins": ["bazhua.infra.ui.templatetags.ui", "django.templatetags.i18n"],
        },
    }
]

FORM_RENDERER = "bazhua.infra.ui.renderer.Renderer"

DATABASES = {"default": ENV.database()}

AUTH_USER_MODEL = "accounts.User"
LOGIN_REDIRECT_URL = "obligations:desk"
PASSWORD_HASHERS = ["bazhua.infra.accounts.passwords.PasswordHasher"]
SIGN_IN_COOKIE = "__Host-bazhua_session" if ENV.https else "bazhua_session"
SIGN_IN_SECURE = ENV.https
SECOND_FACTOR = "bazhua.registry.interfaces.actors.second_factor"
FIRST_ADMINISTRATOR = "bazhua.registry.interfaces.actors.first_administrator"
DEMONSTRATION = "bazhua.infra.demo.marks.stored"
ACTOR_PROVIDER = "bazhua.registry.interfaces.actors.asking"
SITE_ORIGIN = ENV.origin
STREAM_URL = ENV.stream_url
STREAM_KEY = ENV.stream_key()
STREAM_TOPICS = "bazhua.registry.interfaces.actors.topics"
IMPORTS = "bazhua.config.jobs.IMPORTS"
IMPORT_FILES = "bazhua.infra.imports.files.DATABASE"
JOBS = "bazhua.config.jobs.JOBS"
JOB_RESULTS = {"import": "imports:show"}
JOB_ACTORS = "bazhua.registry.interfaces.actors.JOB_ACTORS"
EVENT_SUBSCRIPTIONS = "bazhua.config.subscriptions.SUBSCRIPTIONS"
CLAUSES = "bazhua.law.CLAUSES"
NAMES = "bazhua.registry.interfaces.names.RegistryNames"
OBLIGATION_KINDS = "bazhua.config.parts.obligations.KINDS"
SIGNOFF_KINDS = "bazhua.config.parts.signoffs.KINDS"
ENTERPRISE_TABS = "bazhua.config.parts.enterprises.TABS"
BODY_ACTIONS = "bazhua.config.parts.bodies.ACTIONS"
SEARCH_KINDS = "bazhua.config.parts.search.KINDS"
POLICY_BASE = "bazhua.config.rules.BOOK"
POLICY_DEPENDENTS = "bazhua.config.parts.policies.DEPENDENTS"
HUMAN_BEHIND = "bazhua.registry.interfaces.actors.human_behind"
PERSON_TABS = "bazhua.config.parts.people.TABS"
ADDRESS_BOOK = "bazhua.registry.interfaces.reaching.AddressBook"
POST_HOLDERS = "bazhua.registry.interfaces.reaching.PostHolders"
FILE_GATES = "bazhua.config.gates.GATES"
PAPER_KINDS = "bazhua.config.papers.KINDS"
MAP_LAYERS = "bazhua.config.parts.maps.LAYERS"
MAP_FOLDER = ENV.map_folder
ROLLUP_INDICATORS = "bazhua.config.indicators.INDICATORS"
ROLLUP_SHOWN = "bazhua.config.parts.figures.SHOWN"
ROLLUP_MEASURES = "bazhua.config.parts.figures.MEASURES"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [LOCALE]
FORMAT_MODULE_PATH = "bazhua.infra.i18n.formats"
LANGUAGE_COOKIE_NAME = "bazhua_language"
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = ENV.https
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

FIRST_LINK_FILE = ENV.home.resolve() / "keys" / "first-link"
DEMO_ENTRANCES_FILE = ENV.home.resolve() / "keys" / "demo-entrances"
DEMO_SEED = ENV.demo_seed
DEMO_ENTERPRISES = ENV.demo_enterprises
PROGRESS_FILE = ENV.home.resolve() / "log" / "progress"
CRYPTO_KEYS = ENV.key_folder
FILES_ROOT = ENV.home.resolve() / "files"
FILE_LIMITS = ENV.file_limits

STATIC_URL = "/static/"
STATIC_ROOT = ENV.home.resolve() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'", *ENV.stream_origin],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}
CSRF_TRUSTED_ORIGINS = [ENV.origin]
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = ENV.https
CSRF_FAILURE_VIEW = "bazhua.infra.ui.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if ENV.https else 0
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "procrastinate": {"level": "WARNING"},
    },
}
