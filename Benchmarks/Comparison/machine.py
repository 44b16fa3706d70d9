"""What a figure depends on besides the programs: their versions, the machine, the day."""
import datetime, os, platform, shutil, sqlite3, subprocess


def version(command):
    """The first line of what a program says of its version."""
    done = subprocess.run([command, '--version'], capture_output=True, text=True)
    return (done.stdout or done.stderr).strip().split('\n')[0]


def found(command):
    """The path of a program, None if there is none."""
    return shutil.which(command) and os.path.abspath(shutil.which(command))


def has_fts5():
    """Whether Python's SQLite was built with FTS5."""
    try:
        sqlite3.connect(':memory:').execute('create virtual table t using fts5(text)')
    except sqlite3.OperationalError:
        return False
    return True


def line_of(path, name):
    """The value of a line `name: value` in a file, None if it has none."""
    try:
        with open(path) as file:
            return next((line.partition(':')[2].strip() for line in file if line.startswith(name)), None)
    except OSError:
        return None


def describe():
    """One line on processor, cores, memory, system, and what else it is doing."""
    processor = line_of('/proc/cpuinfo', 'model name') or platform.machine()
    kilobytes = int((line_of('/proc/meminfo', 'MemTotal') or '0').split()[0])
    load = ' '.join(f'{value:.1f}' for value in os.getloadavg())
    return (f'{processor}, {len(os.sched_getaffinity(0))} cores, {kilobytes / 1e6:.1f} GB, '
            f'{platform.system()} {platform.release()}; load before {load}')


def now():
    """The date and time, with the zone."""
    return datetime.datetime.now().astimezone().strftime('%Y-%m-%d %H:%M %z')
