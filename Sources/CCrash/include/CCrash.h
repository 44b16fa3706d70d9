/* What is written when the program dies of a bug. The writing may be done in a signal handler. */
#ifndef QUIRE_CCRASH_H
#define QUIRE_CCRASH_H

/* Says where the report goes, and what it begins with. Both are copied. A head that is too long is cut; with a path
   that is too long there is no report. */
void crash_report_prepare(const char *path, const char *head);

/* Adds a report to the file, if the signal is one of a bug and somebody has prepared for it. Makes the folders above
   the file. Takes what a handler gets: a siginfo_t and a ucontext_t. */
void crash_report_write(int signal, const void *info, const void *context);

#endif
