"""The Python worker of GilBench: one fresh process measures one workload under one execution model."""
