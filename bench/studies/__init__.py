"""What the studies in bench/ share: workers by the protocol of bench/PROTOCOL.md, run in rounds, and the interval over blocks."""
