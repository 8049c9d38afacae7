"""`python -m stance` is the command `stance`."""

from stance.cli import main

if __name__ == "__main__":
    main()
