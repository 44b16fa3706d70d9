"""Files that the next reader has to fetch from the disk."""
import ctypes, mmap, os

libc = ctypes.CDLL(None, use_errno=True)


def drop(paths):
    """Asks the system to forget what it holds of the files, and returns the share that it holds still.

    What is not on the disk yet cannot be forgotten, so it is written first. Of a virtual machine the host may
    still hold the disk.
    """
    held = pages = 0
    for path in paths:
        with open(path, 'rb') as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    for path in paths:
        here, all_of_it = residency(path)
        held, pages = held + here, pages + all_of_it
    return held / max(1, pages)


def residency(path):
    """How many pages of a file are in memory, and how many it has."""
    size = os.path.getsize(path)
    if not size:
        return 0, 0
    pages = -(-size // mmap.PAGESIZE)
    states = (ctypes.c_ubyte * pages)()
    # A private mapping that could be written, since ctypes tells the address of no other; nothing touches it.
    with open(path, 'rb') as file, mmap.mmap(file.fileno(), size, access=mmap.ACCESS_COPY) as mapping:
        first = ctypes.c_char.from_buffer(mapping)
        failed = libc.mincore(ctypes.c_void_p(ctypes.addressof(first)), ctypes.c_size_t(size), states)
        error = ctypes.get_errno()
        del first
    if failed:
        raise OSError(error, os.strerror(error), path)
    return sum(state & 1 for state in states), pages
