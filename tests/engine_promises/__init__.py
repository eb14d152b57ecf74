"""What every engine promises, a file for each kind; `tests.engine_contract` has all."""
