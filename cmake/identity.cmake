# cmake -DFOLDER=… -DOUT=… -P identity.cmake: a header with one hash of the code of base/ and extractor/.
file(GLOB code ${FOLDER}/base/*.[ch] ${FOLDER}/extractor/*.[ch])
list(SORT code)
foreach(file IN LISTS code)
  file(SHA256 ${file} hash)
  string(APPEND hashes ${hash})
endforeach()
string(SHA256 identity "${hashes}")
file(WRITE ${OUT} "#define GX_IDENTITY \"${identity}\"\n")
