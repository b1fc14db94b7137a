"""Runs one command and prints its wall time, processor time, peak memory in kB and exit code. Small on purpose.

Linux counts into a process's peak memory what its parent held before `exec`; a launcher of a few MB keeps that below any real figure.
"""

import os
import sys
import time

nothing = os.open(os.devnull, os.O_WRONLY)
started = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, nothing, 2)])
_, status, usage = os.wait4(child, 0)
print(time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
