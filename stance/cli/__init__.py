"""The command line: `stance COMMAND`. Nothing slow is imported before a command runs."""

from __future__ import annotations

import difflib
import gc
import importlib
import logging
import os
import signal
import sys

import click

COMMANDS = {
    "summarize": "Summarize articles and list each party's positions, checked.",
    "compare": "Compare outlets: who takes which position where, and what each leaves out.",
    "audit": "Measure the tool's own bias: what flips where only the parties change places.",
    "verify": "Check saved analyses again.",
    "review": "Accept, reject or edit what was saved; what is decided holds in new runs.",
    "report": "Show saved analyses or a comparison again, as one HTML page or in any format.",
    "quotes": "List who said what in an article, without a model.",
    "eval": "Score an engine and the checks against a gold set.",
    "parties": "List, show or check party definitions.",
    "outlets": "List, look up or check outlets and whose they are.",
    "prompts": "List, show or check the prompts a model is asked with.",
    "rules": "List or explain the checks: code, effect, meaning, examples.",
    "config": "Show the settings in effect and where each comes from.",
    "cache": "Show, prune or clear the answers that are kept.",
    "schema": "Print the JSON Schema of saved analyses.",
}
MODULES = {"eval": "evaluate"}
EPILOG = """\b
Exit codes:
  0    all done
  1    an input failed, an output was not written, or a saved verdict no longer holds
  2    wrong usage, option or party definition
  3    the model or its endpoint failed
  4    a check found what --fail-on or --strict names, or --fail-on-flip a flip
  5    the run's budget or time was used up; what was done is kept
  130  interrupted; what was done is kept
"""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are usually met."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command; for help on the group its one line is enough."""
        if cmd_name not in COMMANDS:
            return None
        if ctx.command is self and ctx.meta.get("stance.listing"):
            return click.Command(cmd_name, short_help=COMMANDS[cmd_name])
        name = MODULES.get(cmd_name, cmd_name)
        command = getattr(importlib.import_module(f"stance.cli.{name}"), name)
        assert isinstance(command, click.Command)  # noqa: S101 - a mistake of ours, not of the user
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; one that there is not is told with the nearest that there is."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            advice = f"did you mean {near[0]!r}?" if near else f"the commands are {', '.join(COMMANDS)}."
            if os.path.exists(args[0]) or "://" in args[0]:  # noqa: PTH110 - it may be anything
                advice = f"to read an article, write: stance summarize {args[0]}"
            ctx.fail(f"there is no command {args[0]!r}: {advice}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        ctx.meta["stance.listing"] = True
        super().format_commands(ctx, formatter)


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value:
        from importlib.metadata import version

        click.echo(f"stance {version('stance-toolkit')}")
        ctx.exit()


@click.group(
    cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit."
)
def stance() -> None:
    """Cited, neutral summaries of news articles and the positions each party takes in them.

    Every quote is an exact slice of the article; what a check refuses is shown as refused.

    \b
    Examples:
      stance summarize article.txt
      stance summarize article.txt --parties US,Russia,Ukraine --format json > analysis.json
      stance verify analysis.json
    """


def main() -> None:
    """Run the command line and exit with its code; ended from outside, it keeps what is done, as at Ctrl-C."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    # what is read is mostly kept, and to look through it for what could be freed takes a tenth of the time
    gc.set_threshold(50_000, 20, 50)
    # to share such small products of vectors among threads takes ten times what it takes to work them out
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    code = run()
    # to look through all that dictionaries hold for what could be freed takes most of a second, and the process ends
    gc.freeze()
    sys.exit(code)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line on `arguments` and return its exit code."""
    from stance.cli.output import speak_any_language
    from stance.errors import InputError, ModelError

    speak_any_language()
    # what the parsers of others log is not for whoever reads the output: our errors say what is wrong
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        code = stance.main(args=arguments, prog_name="stance", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return 130
    except (BrokenPipeError, SystemExit):
        # whoever read our output has gone (click makes an exit of that): what is left of it goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except InputError as error:
        click.echo(f"stance: {error}", err=True)
        return 2
    except ModelError as error:
        click.echo(f"stance: {error}", err=True)
        return 3
    return code if isinstance(code, int) else 0
