"""The garbage collector is held back, and always let go."""

import gc

import pytest

from app.services import ramassage


def test_the_collector_is_held_back():
    with ramassage.suspendu():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_comes_back_even_after_a_failure():
    with pytest.raises(ZeroDivisionError), ramassage.suspendu():
        _ = 1 / 0
    assert gc.isenabled()
