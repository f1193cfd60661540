# Installs the program with its library of specs, the libraries with their headers, and what find_package(proviso) needs.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/proviso)

get_property(folders GLOBAL PROPERTY PROVISO_FOLDERS)
list(REMOVE_ITEM folders cli)
list(TRANSFORM folders PREPEND proviso_ OUTPUT_VARIABLE targets)
install(TARGETS ${targets} EXPORT proviso ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY encoder/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/proviso
        FILES_MATCHING PATTERN *.h PATTERN *.def PATTERN cli EXCLUDE)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/encoder/generated/text/version.h
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/proviso/text)
if(TARGET proviso)
  install(TARGETS proviso RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
  install(DIRECTORY specs/library/ DESTINATION ${CMAKE_INSTALL_DATADIR}/proviso/library COMPONENT program FILES_MATCHING PATTERN *.pvo)
endif()

install(FILES cmake/ProvisoTests.cmake DESTINATION ${package_dir} COMPONENT program)

install(EXPORT proviso NAMESPACE proviso:: FILE proviso-targets.cmake DESTINATION ${package_dir})
configure_package_config_file(cmake/proviso-config.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/proviso-config.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/proviso-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/proviso-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/proviso-config-version.cmake
              cmake/FindCaDiCaL.cmake cmake/FindGMP.cmake cmake/FindZ3.cmake
        DESTINATION ${package_dir})
