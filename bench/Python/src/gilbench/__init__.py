"""The Python worker of GilBench: one fresh process measures one workload under one execution model.

What a worker always imports makes do without dataclasses, typing and traceback, which cost more of its start than the rest of it.
"""
