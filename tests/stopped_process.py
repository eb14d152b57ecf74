"""Processes that stop for good at a step, and are killed there as a power cut would."""

import importlib
import os
import signal
import subprocess
import time
from typing import Any

from tests.instance import Instance


def stop_at(owner: str, name: str, left: int) -> None:
    """Let this process say "stopped" and stay there, when a function is called once too often.

    `owner` is a module, or a module, a colon and a class or module in it; `left` is how often the
    function may run before.
    """
    module, _, inner = owner.partition(":")
    place: Any = importlib.import_module(module)
    place = getattr(place, inner) if inner else place
    run = getattr(place, name)

    def stop(*args: Any, **kwargs: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            print("stopped", flush=True)
            time.sleep(60)
        return run(*args, **kwargs)

    setattr(place, name, stop)


def wait_until_stopped(process: subprocess.Popen[str]) -> list[str]:
    """Read what the process says before it stops; fail when it ends instead."""
    assert process.stdout is not None
    said: list[str] = []
    for line in process.stdout:
        if line.strip() == "stopped":
            return said
        said.append(line)
    raise AssertionError(f"The process ended before it came to its step: {''.join(said)}")


def kill(process: subprocess.Popen[str]) -> None:
    """End the process at once, whatever it is at."""
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def kill_at_its_step(instance: Instance, program: str) -> None:
    """Run these lines of Python until they stop at their step, and kill them there."""
    process = instance.start("shell", "--no-imports", "-v", "0", "-c", program)
    wait_until_stopped(process)
    kill(process)
    instance.started.remove(process)
