#include <zlib.h>

// A macro, which Swift does not see: gzip members only.
static inline int z_begin_gzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
