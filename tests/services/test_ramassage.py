"""The garbage collector is held back, and always let go."""

import gc

import pytest

from app.services import ramassage


def test_the_collector_comes_back_even_after_a_failure():
    with pytest.raises(ZeroDivisionError), ramassage.suspendu():
        assert not gc.isenabled()
        raise ZeroDivisionError
    assert gc.isenabled()
