// libvterm, and the functions of glibc that it hides from Swift.
#pragma once
#include <ftw.h>
#include <spawn.h>
#include <vterm.h>

extern int posix_openpt(int flags);
extern int grantpt(int fd);
extern int unlockpt(int fd);
extern int ptsname_r(int fd, char *name, unsigned long size);
extern int nftw(
    const char *path, int (*visit)(const char *, const struct stat *, int, struct FTW *), int files,
    int flags);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
extern int tgkill(int group, int thread, int signal);
static inline int vt_kill_thread(int process, int thread, int signal) {
  return tgkill(process, thread, signal);
}
enum { vt_contents_first = 8 | 1 };  // FTW_DEPTH | FTW_PHYS

static inline int vt_is_bold(const VTermScreenCell *cell) { return cell->attrs.bold; }
static inline int vt_is_underlined(const VTermScreenCell *cell) { return cell->attrs.underline; }
static inline int vt_is_reversed(const VTermScreenCell *cell) { return cell->attrs.reverse; }
static inline int vt_has_foreground(const VTermScreenCell *cell) {
  return !VTERM_COLOR_IS_DEFAULT_FG(&cell->fg);
}
static inline int vt_has_background(const VTermScreenCell *cell) {
  return !VTERM_COLOR_IS_DEFAULT_BG(&cell->bg);
}
static inline unsigned vt_rgb(VTermScreen *screen, VTermColor color) {
  vterm_screen_convert_color_to_rgb(screen, &color);
  return (unsigned)color.rgb.red << 16 | (unsigned)color.rgb.green << 8 | color.rgb.blue;
}
