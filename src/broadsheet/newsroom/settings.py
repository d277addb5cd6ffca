"""Django's settings of one newsroom, found through the environment (``home.Home.environment``)."""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url

from broadsheet.newsroom.home import home_here

NEWSROOM_HOME = home_here()
SECRET_KEY = NEWSROOM_HOME.secret()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("BROADSHEET_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("BROADSHEET_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "broadsheet.newsroom.apps.NewsroomConfig",
    "broadsheet.newsroom.people.apps.PeopleConfig",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.contrib.typed_table_block",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "broadsheet.newsroom.people.gate.Gate",
]

ROOT_URLCONF = "broadsheet.newsroom.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "broadsheet.newsroom.people.entrance.mail",
            ],
        },
    },
]

DATABASES = {"default": dj_database_url.parse(NEWSROOM_HOME.database_url, conn_max_age=600, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
TIME_ZONE = os.environ.get("BROADSHEET_TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "/newsroom/static/"
STATIC_ROOT = NEWSROOM_HOME.path / "static"
WHITENOISE_USE_FINDERS = True
MEDIA_URL = "/newsroom/media/"
MEDIA_ROOT = NEWSROOM_HOME.media
STORAGES = {
    "default": {"BACKEND": "broadsheet.newsroom.stories.shelf.Shelf"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024

CACHES = {
    "default": {
        "BACKEND": "broadsheet.newsroom.people.throttle.Memory",
        "LOCATION": NEWSROOM_HOME.path / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/newsroom/login/"
LOGIN_REDIRECT_URL = "/newsroom/"
ACCOUNT_ADAPTER = "broadsheet.newsroom.people.entrance.Entrance"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "20/5m/ip,5/5m/key"}
ACCOUNT_FORMS = {
    "change_password": "broadsheet.newsroom.people.forms.ChangePassword",
    "reset_password_from_key": "broadsheet.newsroom.people.forms.ChoosePassword",
    "login": "broadsheet.newsroom.people.forms.SignIn",
    "reauthenticate": "broadsheet.newsroom.people.forms.Confirm",
}
MFA_ADAPTER = "broadsheet.newsroom.people.factors.Factors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {"add_webauthn": "broadsheet.newsroom.people.forms.AddKey"}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("BROADSHEET_PROXIES", "0"))
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_SITE_NAME = "Newsroom"
WAGTAILADMIN_BASE_URL = os.environ.get("BROADSHEET_ADDRESS", "http://localhost:8000")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = WAGTAILADMIN_BASE_URL.startswith("http://localhost")
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.PaperImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "broadsheet.newsroom.stories.picture_form.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "tiff"]
WAGTAIL_AUTOSAVE_INTERVAL = 1500
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 40 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 128_000_000
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_MODERATION_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILEMBEDS_FINDERS: tuple[()] = ()
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 10
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, _, _port = os.environ.get("BROADSHEET_MAIL", "localhost:25").partition(":")
EMAIL_PORT = int(_port or 25)
EMAIL_TIMEOUT = 10
PRINTER_MAY_BE_HERE = os.environ.get("BROADSHEET_PRINTER_HERE") == "yes"
CAN_SEND_MAIL = "BROADSHEET_MAIL" in os.environ
DEFAULT_FROM_EMAIL = os.environ.get("BROADSHEET_MAIL_FROM", "newsroom@localhost")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = WAGTAILADMIN_BASE_URL.startswith("https:")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
MODULES = Path(__file__).parent
