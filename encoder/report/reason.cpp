#include "report/reason.h"

#include <fmt/format.h>

namespace proviso::report {

namespace {

constexpr int deepest = 8;
constexpr std::size_t widest = 6;

void tell(Page& page, std::size_t indent, const Case& what, const model::Reason& reason, int depth) {
  page.paragraph(indent, fmt::format("{}: {}", reason.value ? "so" : "not so", about(what, reason.formula, reason.binding)));
  if (depth == deepest) return;
  for (std::size_t i = 0; i < reason.because.size(); ++i) {
    if (i == widest) {
      page.paragraph(indent + 2, fmt::format("and {}", counted(reason.because.size() - widest, "further reason")));
      return;
    }
    tell(page, indent + 2, what, reason.because[i], depth + 1);
  }
}

}  // namespace

void tell_reason(Page& page, std::size_t indent, const Case& what, const model::Reason& reason) {
  tell(page, indent, what, reason, 0);
}

}  // namespace proviso::report
