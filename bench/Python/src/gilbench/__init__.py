"""The Python worker of GilBench: one fresh process measures one workload under one execution model.

What a worker always imports makes do without dataclasses, typing and traceback, which were two fifths of its start.
"""
