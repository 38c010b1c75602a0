"""Django's settings: everything that an installation may choose comes from its environment."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from ilacs.web.configuration import configuration
from ilacs.web.data.limits import MOST_FILES
from ilacs.web.data.private import private_place
from ilacs.web.logs import logging_settings

ILACS = configuration(os.environ)
_HERE = Path(__file__).parent

SECRET_KEY = ILACS.secret_key
DEBUG = False
ALLOWED_HOSTS = list(ILACS.hosts)
DATABASES = {"default": dict(ILACS.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "ilacs.web.urls"
WSGI_APPLICATION = "ilacs.web.wsgi.application"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "ilacs.web.people",
    "ilacs.web.single_sign_on",
    "ilacs.web.throttling",
    "ilacs.web.audit",
    "ilacs.web.data",
    "ilacs.web.record",
]
MIDDLEWARE = [
    # The first, so that every answer has its header: files and redirects too.
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ilacs.web.watched.Watched",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "ilacs.web.sessions.EndsInTime",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "ilacs.web.access.Closed",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "ilacs.web.faults.ToldByKind",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "ilacs.web.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "ilacs.web.forms.Renderer"

AUTH_USER_MODEL = "people.Person"
# A session goes on only while the way it was opened is here.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    *(["django.contrib.auth.backends.ModelBackend"] if ILACS.passwords else []),
    *(["ilacs.web.single_sign_on.backend.ThroughProvider"] if ILACS.single_sign_on else []),
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGIN_URL = "sign_in"
LOGGING = logging_settings(requests=ILACS.log_requests)

# Five wrong passwords for a person lock that person's sign-in for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "username"
# By the person alone: an attacker with many addresses must not get five tries from each.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_LOCKOUT_CALLABLE = "ilacs.web.signing_in.locked_out"
AXES_ENABLE_ADMIN = False
# The audit trail tells who signed in: no second list does, with addresses that are never erased.
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "password"]

OTP_TOTP_ISSUER = "ilacs"

SESSION_COOKIE_AGE = ILACS.idle_minutes * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ILACS.secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-ilacs" if ILACS.secure else "ilacs"

SECURE_SSL_REDIRECT = ILACS.secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ILACS.secure else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "font-src": [NONE],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

STATIC_URL = "/static/"
STATICFILES_DIRS = [_HERE / "static"]
# Served as they lie in the package: nothing is gathered, and nothing has to be built.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

# Lists are large, and children's: they arrive where nobody else can read, within limits.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 2 * MOST_FILES
FILE_UPLOAD_HANDLERS = (
    "ilacs.web.data.arriving.Arriving",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
)
FILE_UPLOAD_TEMP_DIR = private_place(ILACS.folder)
