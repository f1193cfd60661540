# Finds Z3 where it came without a CMake package of its own (Debian's libz3-dev), or with one (Z3's own build).
# Defines Z3::Z3 and Z3_VERSION. Reads the version from z3_version.h: Debian's z3.pc and header agree, and the header is
# what the code is compiled against.
find_path(Z3_INCLUDE_DIR z3++.h PATH_SUFFIXES z3)
find_library(Z3_LIBRARY z3)
mark_as_advanced(Z3_INCLUDE_DIR Z3_LIBRARY)

if(Z3_INCLUDE_DIR AND EXISTS ${Z3_INCLUDE_DIR}/z3_version.h)
  set(Z3_VERSION "")
  foreach(part MAJOR_VERSION MINOR_VERSION BUILD_NUMBER)
    file(STRINGS ${Z3_INCLUDE_DIR}/z3_version.h line REGEX "#define Z3_${part} +[0-9]+")
    string(REGEX MATCH "[0-9]+$" number "${line}")
    string(APPEND Z3_VERSION ".${number}")
  endforeach()
  string(SUBSTRING "${Z3_VERSION}" 1 -1 Z3_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Z3 REQUIRED_VARS Z3_LIBRARY Z3_INCLUDE_DIR VERSION_VAR Z3_VERSION)

if(Z3_FOUND AND NOT TARGET Z3::Z3)
  add_library(Z3::Z3 UNKNOWN IMPORTED)
  set_target_properties(Z3::Z3 PROPERTIES IMPORTED_LOCATION ${Z3_LIBRARY}
                                          INTERFACE_INCLUDE_DIRECTORIES ${Z3_INCLUDE_DIR})
endif()
