"""Without arguments: answer one request of bench/PROTOCOL.md on standard input. With arguments: measure by hand."""
# Everything above the version check must parse under Python 2.7, and importing this file must do nothing: a started
# worker process may import it as __mp_main__.
import os
import sys


def main():
    """Run what was asked for; returns the exit code."""
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if sys.path[0] == os.getcwd() != ours:
        del sys.path[0]  # -m put it there: a file of the user's must not stand in for a module of ours or of the standard library
    if sys.argv[1:] == ["--describe"]:
        from gilbench import describe

        return describe.main()
    if sys.version_info < (3, 10):
        sys.stderr.write("gilbench: the worker needs Python 3.10 or later, and this is %s; run it with another interpreter\n"
                         % sys.version.split()[0])
        return 2
    if sys.argv[1:] == ["--examine"]:
        from gilbench.user_code import examine

        return examine.main()
    if sys.argv[1:] == ["--pairs"]:
        from gilbench import pairs

        return pairs.main()
    if len(sys.argv) > 1:
        from gilbench import by_hand

        return by_hand.main(sys.argv[1:])
    from gilbench import worker

    return worker.main()


if __name__ == "__main__":
    sys.exit(main())
