/// What --version prints.
#ifndef GX_CLI_VERSION_H
#define GX_CLI_VERSION_H

/// The program's version, the libraries that it was built with, and the lists and rules that it finds (their hash; records name it).
void gx_version_print(void);

#endif
