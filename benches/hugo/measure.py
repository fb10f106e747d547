"""Runs a command and prints its wall seconds, peak megabytes and processor seconds.

In a process of its own, because a command's peak is at least that of the process that started it: what the runner
holds (all files of a site, once) would count as Hugo's.
"""

import os
import subprocess
import sys
import time


def main(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{said.decode()}")
    print(took, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


if __name__ == "__main__":
    main(sys.argv[1:])
