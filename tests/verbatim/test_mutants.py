"""Explanations of mutants that live (`equivalent_mutants.toml`) name mutants that exist; `make mutants` shows whether they live."""

from tests.mutations import MODULES, MOST, explained, mutants

MADE = [mutant.key for module in MODULES for mutant in mutants(module)]


def test_a_key_is_that_of_one_mutant() -> None:
    assert len(MADE) > 1000
    assert len(set(MADE)) == len(MADE)


def test_an_explanation_names_a_mutant_that_exists_and_says_why_it_lives() -> None:
    keys = [key for key, _ in explained()]
    assert [key for key in keys if key not in MADE] == []
    assert len(set(keys)) == len(keys)
    assert [why for _, why in explained() if len(why.split()) < 8] == []


def test_few_mutants_are_explained_away() -> None:
    assert 0 < len(explained()) <= MOST * len(MADE)
