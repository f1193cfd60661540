#include "cli/reproducer.h"

#include <fmt/format.h>

#include <cstdlib>

#include "model/calendar.h"
#include "solve/portfolio/portfolio.h"
#include "solve/query/query.h"
#include "text/new_file.h"
#include "text/version.h"

namespace proviso::cli {

namespace {

// Each file after a line that says how long it is: its text may be anything.
std::string text_of(const InternalError& error, const CheckArguments& arguments, std::int64_t day, const text::Sources& sources) {
  std::string text = fmt::format(
      "An internal error of proviso, and what is needed to look into it. The texts of the spec are part of this file.\n\n"
      "error    {}\nprogram  proviso {} ({})\ncommand  {}\nday      {}\n\n",
      error.what(), program_version, solve::solver_version(), arguments.command, model::date_to_string(day));
  if (!error.details().empty()) text += fmt::format("{}\n", error.details());
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    const std::string_view contents = sources.contents(text::FileId{i});
    text += fmt::format("==== {}, {} bytes\n{}{}", sources.name(text::FileId{i}), contents.size(), contents,
                        contents.empty() || contents.back() == '\n' ? "" : "\n");
  }
  return text + "==== end\n";
}

}  // namespace

Result<std::string> save_reproducer(const InternalError& error, const CheckArguments& arguments, std::int64_t day,
                                    const text::Sources& sources) {
  const std::string text = text_of(error, arguments, day, sources);
  const std::string stem = "proviso-internal-error";
  Result<std::string> here = text::save_new(".", stem, text);
  if (here.ok()) return here;
  const char* temporary = std::getenv("TMPDIR");
  return text::save_new(temporary != nullptr && *temporary != '\0' ? temporary : "/tmp", stem, text);
}

}  // namespace proviso::cli
