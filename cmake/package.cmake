# `cpack -G DEB`: a package that installs and runs on a clean Debian. Debian's own rules want a copyright file, a changelog, a
# gzipped manual, and no programs with symbols.
install(FILES cli/completion/guanxi.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME guanxi)
install(FILES cli/completion/_guanxi DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES cmake/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

find_program(GZIP gzip)
if(GZIP)
  add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/changelog.gz
    COMMAND ${GZIP} -9nc ${PROJECT_SOURCE_DIR}/cmake/debian/changelog > ${PROJECT_BINARY_DIR}/changelog.gz
    DEPENDS ${PROJECT_SOURCE_DIR}/cmake/debian/changelog VERBATIM)
  add_custom_target(changelog ALL DEPENDS ${PROJECT_BINARY_DIR}/changelog.gz)
  install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
endif()

set(CPACK_PACKAGE_NAME guanxi)
set(CPACK_PACKAGE_VENDOR "The guanxi authors")
set(CPACK_PACKAGE_CONTACT "The guanxi authors <guanxi@users.noreply.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "knowledge graph from Chinese leadership news, traceable to the words")
set(CPACK_PACKAGE_DESCRIPTION
"guanxi reads Chinese leadership news (newspaper pages, official sites, news
scripts, crawls) and writes down who did what, where, when and in which
office. Every edge of the graph leads to the words that say it. The graph
opens in Gephi, Neo4j, OpenAleph, spreadsheets and RDF stores.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/gzip_manual.cmake)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "pkg-config, libpcre2-dev, libutf8proc-dev, libcjson-dev, libxml2-dev, libuchardet-dev, libssl-dev, libsqlite3-dev, libzstd-dev") # To link libguanxi
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
