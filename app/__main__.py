"""`python -m app` is `visavis`."""

import sys

from app.cli import main

sys.exit(main())
