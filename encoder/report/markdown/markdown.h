// A memorandum as Markdown (CommonMark with tables), for notes and pull requests. Every case of an article is printed.
#pragma once

#include <string>

#include "report/memo/memo.h"

namespace proviso::report {

std::string markdown(const Memo&);

}  // namespace proviso::report
