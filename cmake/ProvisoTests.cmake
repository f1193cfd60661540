# proviso_add_tests(PATH... [PROGRAM file] [PREFIX text]) adds a test to CTest for each test of the specs at these paths: that each spec can
# be read, each check with an expectation, each example. Names are those of `proviso test --list`, after the prefix. Paths are relative to
# the current source folder. A test that is undecided is reported as skipped. The tests are found when CMake runs, which it does again when a
# spec changes.
function(proviso_add_tests)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "PROGRAM;PREFIX" "")
  set(paths ${arg_UNPARSED_ARGUMENTS})
  if(NOT paths)
    message(FATAL_ERROR "proviso_add_tests needs the path of a spec or of a folder of specs")
  endif()
  if(NOT arg_PROGRAM)
    find_program(PROVISO_PROGRAM proviso HINTS ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../../../bin)
    if(NOT PROVISO_PROGRAM)
      message(FATAL_ERROR "proviso is not installed; name the program with PROGRAM")
    endif()
    set(arg_PROGRAM ${PROVISO_PROGRAM})
  endif()
  foreach(path IN LISTS paths)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${path}/*.pvo)
    if(NOT files)
      set(files ${path})
    endif()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
  endforeach()
  execute_process(COMMAND ${arg_PROGRAM} test --list ${paths}
                  WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
                  OUTPUT_VARIABLE ids
                  ERROR_VARIABLE errors
                  RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "proviso test --list ${paths}: ${errors}")
  endif()
  string(REGEX REPLACE "\n+$" "" ids "${ids}")
  string(REPLACE "\n" ";" ids "${ids}")
  foreach(id IN LISTS ids)
    add_test(NAME ${arg_PREFIX}${id} COMMAND ${arg_PROGRAM} test ${paths} --filter =${id} WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    set_tests_properties(${arg_PREFIX}${id} PROPERTIES SKIP_RETURN_CODE 3)
  endforeach()
endfunction()
