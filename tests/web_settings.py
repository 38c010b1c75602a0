"""The application's settings in tests: everything kept in a folder of its own."""

import os
import tempfile

os.environ["ILACS_DATA"] = tempfile.mkdtemp(prefix="ilacs-web-tests-")
os.environ["ILACS_SECURE"] = "no"
# A browser that other tests drove in this process leaves an event loop behind.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ["ILACS_DATABASE"] = os.environ.get("ILACS_TEST_DATABASE", "")
os.environ["ILACS_HOSTS"] = "testserver,localhost,127.0.0.1"

from ilacs.web.settings import *  # noqa: F403

# Quick on purpose: passwords of tests protect nobody.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
