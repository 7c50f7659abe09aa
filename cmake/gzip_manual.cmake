# Run by cpack before it packs: Debian's manuals are gzipped.
file(GLOB_RECURSE pages "${CPACK_TEMPORARY_DIRECTORY}/guanxi.1")
foreach(page IN LISTS pages)
  execute_process(COMMAND gzip -9n ${page})
endforeach()
