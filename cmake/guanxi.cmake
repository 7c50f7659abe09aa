# What every target of ours is compiled with; set per target, so that nothing leaks into what includes us.
function(guanxi_target target)
  target_compile_features(${target} PUBLIC c_std_17)
  target_compile_definitions(${target} PRIVATE _GNU_SOURCE)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    -Wstrict-prototypes -Wmissing-prototypes
    -Wno-unused-value) # GX_PUSH gives the new element, which not everyone needs
  if(GUANXI_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(GUANXI_SANITIZE)
    set(flags -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(${target} PUBLIC ${flags})
    target_link_options(${target} PUBLIC ${flags})
  endif()
  if(GUANXI_LTO)
    set_property(TARGET ${target} PROPERTY INTERPROCEDURAL_OPTIMIZATION ON)
    if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
      # Outsiders link our archives with whatever compiler they have: keep machine code in them.
      target_compile_options(${target} PRIVATE -ffat-lto-objects)
    endif()
  endif()
endfunction()

# One static library of a folder: guanxi_library(base SOURCES … HEADERS … LINK …).
# Headers are installed below include/guanxi/ under the paths by which they include each other.
function(guanxi_library folder)
  cmake_parse_arguments(arg "" "" "SOURCES;HEADERS;LINK;PRIVATE_LINK" ${ARGN})
  set(target guanxi_${folder})
  add_library(${target} STATIC ${arg_SOURCES})
  guanxi_target(${target})
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/guanxi>)
  target_link_libraries(${target} PUBLIC ${arg_LINK} PRIVATE ${arg_PRIVATE_LINK})
  install(FILES ${arg_HEADERS} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/guanxi/${folder})
endfunction()
