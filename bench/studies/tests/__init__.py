"""Run by: PYTHONPATH=bench python3 -m unittest discover -s bench/studies/tests -t bench"""
