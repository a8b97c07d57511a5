"""Tests of the Python worker, for unittest under every interpreter the worker supports."""
