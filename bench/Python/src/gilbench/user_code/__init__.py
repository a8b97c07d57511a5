"""Code of the user's in the place of a workload: found, called, its results compared, its failures explained.

Nothing of it is imported by a launch of one of the document's workloads.
"""
