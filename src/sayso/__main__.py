"""The command line, where the script ``sayso`` is not on the path: ``python -m sayso``."""

from sayso.cli.main import main

if __name__ == "__main__":
    main()
