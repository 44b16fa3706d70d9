// What Swift cannot see of ncurses by itself: macros, variables, and names that glibc hides.
#pragma once
#define NCURSES_WIDECHAR 1
#include <wchar.h>
#include <locale.h>
#include <langinfo.h>
#include <stdlib.h>
#include <ncurses.h>
struct term;
extern struct term *set_curterm(struct term *terminal);
extern int del_curterm(struct term *terminal);
extern int setupterm(const char *name, int output, int *error);

// glibc declares it only for X/Open programs.
extern int wcwidth(wchar_t character);
// A file in memory (Linux); -1 where there is none.
extern int memfd_create(const char *name, unsigned int flags);

static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline WINDOW *nc_curscr(void) { return curscr; }
static inline int nc_lines(void) { return LINES; }
static inline int nc_columns(void) { return COLS; }
static inline int nc_colors(void) { return COLORS; }
static inline int nc_is_utf8(void) {
  const char *name = nl_langinfo(CODESET);
  return name[0] == 'U' && name[1] == 'T' && name[2] == 'F' && name[3] == '-' && name[4] == '8';
}

// Pairs above 255 do not fit into attributes; they go through the last argument.
static inline void nc_set(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  setcchar(cell, text, attributes, 0, &pair);
}

// The colours of the terminal description of a name: -1 for a terminal without, -2 when there is none.
static inline int nc_entry_colors(const char *name) {
  struct term *before = set_curterm(NULL);
  int error = 0;
  int colors = -2;
  if (setupterm(name, 1, &error) == OK) {
    colors = tigetnum("colors");
    del_curterm(set_curterm(before));
  } else {
    set_curterm(before);
  }
  return colors < -2 ? -1 : colors;
}

// What the open terminal is sent for a colour number; NULL where it has no such capability.
static inline const char *nc_color_text(const char *capability, int number) {
  char *format = tigetstr(capability);
  if (format == NULL || format == (char *)-1) return NULL;
  return tparm(format, (long)number, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

static const attr_t NC_BOLD = A_BOLD;
static const attr_t NC_ITALIC = A_ITALIC;
static const attr_t NC_UNDERLINE = A_UNDERLINE;
static const attr_t NC_REVERSE = A_REVERSE;
static const attr_t NC_DIM = A_DIM;
