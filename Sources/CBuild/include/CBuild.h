/* What the program was built from. */
#ifndef QUIRE_CBUILD_H
#define QUIRE_CBUILD_H

/* As whoever packed the program has written it into the section `.quire.build`; empty when nobody has. */
const char *build_origin(void);

#endif
