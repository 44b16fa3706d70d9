// In C, because a handler may do nothing but make system calls: no memory is taken, and the names of registers
// are those of the system's own header. The stack is read through /proc, which answers with an error where
// reading it would be the next crash.
#define _GNU_SOURCE
#include "CCrash.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

// The program in memory, from its first byte to the end of its code, as the linker marks it.
extern const char __executable_start[], etext[];

static char path[4096];
static char head[1024];

void crash_report_prepare(const char *file, const char *words) {
  strncpy(head, words, sizeof head - 1);
  // A path that is cut leads elsewhere.
  if (strlen(file) < sizeof path) strcpy(path, file);
}

static void put(int file, const char *text) {
  for (size_t count = strlen(text); count > 0;) {
    ssize_t done = write(file, text, count);
    if (done <= 0) return;
    text += done;
    count -= (size_t)done;
  }
}

static void put_number(int file, uint64_t number, unsigned base) {
  char digits[24];
  char *first = digits + sizeof digits - 1;
  *first = 0;
  do {
    *--first = "0123456789abcdef"[number % base];
    number /= base;
  } while (number > 0);
  put(file, first);
}

// An address of the program as one that tools find again, whatever it was loaded at.
static void put_address(int file, uint64_t address) {
  uint64_t start = (uint64_t)__executable_start;
  bool is_ours = address >= start && address < (uint64_t)etext;
  put(file, is_ours ? "  quire+0x" : "  0x");
  put_number(file, is_ours ? address - start : address, 16);
  put(file, "\n");
}

static const char *name_of(int signal) {
  switch (signal) {
    case SIGSEGV: return "SIGSEGV";
    case SIGBUS: return "SIGBUS";
    case SIGILL: return "SIGILL";
    case SIGTRAP: return "SIGTRAP";
    case SIGABRT: return "SIGABRT";
    case SIGFPE: return "SIGFPE";
    case SIGSYS: return "SIGSYS";
    default: return NULL;
  }
}

// Where the thread was, and who had called that: each frame begins with the address of its caller's and the place
// to return to.
static void put_stack(int file, const ucontext_t *context) {
#if defined(__x86_64__)
  uint64_t place = (uint64_t)context->uc_mcontext.gregs[REG_RIP];
  uint64_t frame = (uint64_t)context->uc_mcontext.gregs[REG_RBP];
#elif defined(__aarch64__)
  uint64_t place = context->uc_mcontext.pc;
  uint64_t frame = context->uc_mcontext.regs[29];
#else
  uint64_t place = 0, frame = 0;
#endif
  put_address(file, place);
  int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  for (int depth = 0; depth < 64 && frame != 0; depth++) {
    uint64_t words[2];
    if (pread(memory, words, sizeof words, (off_t)frame) != sizeof words || words[1] == 0) break;
    put_address(file, words[1]);
    // The frame of a caller lies above.
    if (words[0] <= frame) break;
    frame = words[0];
  }
  if (memory >= 0) close(memory);
}

static void make_folders(void) {
  for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(path, 0700);
    *slash = '/';
  }
}

void crash_report_write(int signal, const void *said, const void *context) {
  const siginfo_t *info = said;
  const char *name = name_of(signal);
  if (name == NULL || path[0] == 0) return;
  make_folders();
  int file = open(path, O_CREAT | O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return;
  put(file, head);
  put(file, "\nsignal: ");
  put(file, name);
  // Below 1 it was sent by a process.
  if (info->si_code > 0) {
    put(file, "\naddress: 0x");
    put_number(file, (uint64_t)info->si_addr, 16);
  } else {
    put(file, ", sent by a process");
  }
  put(file, "\nthread: ");
  put(file, syscall(SYS_gettid) == getpid() ? "main" : "another");
  put(file, "\nseconds since 1970: ");
  put_number(file, (uint64_t)time(NULL), 10);
  put(file, "\nstack:\n");
  put_stack(file, context);
  put(file, "\n");
  close(file);
}
