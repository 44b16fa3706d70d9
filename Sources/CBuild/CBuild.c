// A place of its own in the program, for `Packaging/build` to fill in when all else is done: so a commit is
// named without anything being compiled for it, and a build that is no package has nothing to be wrong about.
#include "CBuild.h"

__attribute__((section(".quire.build"), used)) static const volatile char origin[256] = {0};

const char *build_origin(void) { return (const char *)origin; }
