"""factur-x without the library of the network that it loads for a remote check, never asked for here.

That library opens an IPv6 socket on the machine as soon as it is loaded, to see whether it could: an empty module is
in its place while factur-x is loaded, so that nothing of it ever runs.
"""

import sys
from types import ModuleType

_RESEAU = "requests"
_deja = sys.modules.get(_RESEAU)
sys.modules[_RESEAU] = ModuleType(_RESEAU)
try:
    import facturx
finally:
    del sys.modules[_RESEAU]
    if _deja is not None:
        sys.modules[_RESEAU] = _deja

__all__ = ["facturx"]
