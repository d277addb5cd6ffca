"""``python -m broadsheet.cli`` is the ``broadsheet`` command."""

from broadsheet.cli import main

if __name__ == "__main__":
    main()
