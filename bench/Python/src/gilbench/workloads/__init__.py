"""What is done. bench/workloads.json declares every workload and names its functions; no other list of them is kept.

To add one: write its function in the file of its family, and its row in the table.
"""

from __future__ import annotations

from gilbench.workloads.table import every, find
from gilbench.workloads.workload import EntryPoint, ParameterSet, Place, Workload

__all__ = ["EntryPoint", "ParameterSet", "Place", "Workload", "every", "find"]
