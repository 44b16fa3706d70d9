/* Calls of the system that glibc hides from Swift.
   Nothing of glibc is included here: a struct that Swift meets first in this module, `struct stat` say, would be
   this module's, and files that import Glibc alone could not use it. */
#ifndef QUIRE_CSYSTEM_H
#define QUIRE_CSYSTEM_H

/* The type of the file system that a file is on (statfs); 0 when it cannot be told. */
long system_file_system(const char *path);

/* A pipe whose ends no program gets that is started meanwhile (pipe2). Returns 0, or -1 with errno. */
int system_pipe(int ends[2]);

/* Renames a file to a name that nothing has (renameat2). Returns 0, or an errno. */
int system_rename_new(const char *from, const char *to);

/* Gives back what was freed and would be kept for later (malloc_trim). */
void system_give_back(void);

#endif
