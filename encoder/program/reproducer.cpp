#include "program/reproducer.h"

#include <fmt/format.h>

#include "model/calendar.h"
#include "solve/portfolio/portfolio.h"
#include "text/version.h"

namespace proviso::program {

namespace {

// Each file is preceded by a line with its length, because its text can be anything.
std::string text_of(const InternalError& error, const std::string& command_line, std::int64_t day, const text::Sources& sources) {
  std::string text = fmt::format(
      "An internal error of proviso, with everything that is needed to investigate it. The texts of the spec are part of this file.\n\n"
      "error    {}\nprogram  proviso {} ({})\ncommand  {}\nday      {}\n\n",
      error.what(), program_version, solve::solver_version(), command_line, model::date_to_string(day));
  if (!error.details().empty()) text += fmt::format("{}\n", error.details());
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    const std::string_view contents = sources.contents(text::FileId{i});
    text += fmt::format("==== {}, {} bytes\n{}{}", sources.name(text::FileId{i}), contents.size(), contents,
                        contents.empty() || contents.back() == '\n' ? "" : "\n");
  }
  return text + "==== end\n";
}

}  // namespace

Result<std::string> save_reproducer(const InternalError& error, const World& world, std::int64_t day, const text::Sources& sources) {
  const std::string text = text_of(error, world.command_line, day, sources);
  const std::string stem = "proviso-internal-error";
  Result<std::string> here = world.files.save_new(".", stem, text);
  if (here.ok()) return here;
  return world.files.save_new(world.files.temporary_folder(), stem, text);
}

std::string words_of_internal_error(std::string_view message, std::string_view saved) {
  std::string text = fmt::format("{}\nThis is a mistake in proviso, not in the spec: no answer above it can be relied on.", message);
  if (!saved.empty())
    text += fmt::format("\nEverything that is needed to investigate it, including the spec, has been saved in `{}`.", saved);
  return text;
}

}  // namespace proviso::program
