#include "report/text/compliance_text.h"

#include <fmt/format.h>

namespace proviso::report {

namespace {

void tell(Page& page, std::size_t indent, const std::vector<ToldReason>& reasons) {
  for (const ToldReason& reason : reasons) {
    page.paragraph(indent, reason.words);
    tell(page, indent + 2, reason.because);
    if (reason.further > 0) page.paragraph(indent + 2, fmt::format("and {}", counted(reason.further, "further reason")));
  }
}

}  // namespace

void tell_clause(Page& page, std::size_t indent, const Case& what, const model::ClauseCompliance& compliance) {
  const model::Clause& clause = what.spec.model[compliance.clause];
  std::string heading = page.paint(Tone::strong, name(what.spec.model, compliance.clause)) + section_of(clause);
  if (clause.ambiguity.valid()) heading += ", read as " + page.paint(Tone::strong, clause.readings[compliance.reading].heading.name);
  if (clause.by.valid()) heading += ", " + version(what.spec.model, clause.by);
  if (!clause.heading.gloss.empty()) heading += "  " + in_quotes(clause.heading.gloss);
  page.paragraph(indent, heading);
  for (const model::RuleCompliance& rule : compliance.rules) {
    std::size_t inner = indent + 2;
    if (compliance.rules.size() > 1) {
      page.paragraph(inner, ticked(duty_of(what.spec, what.spec.model[rule.rule])));
      inner += 2;
    }
    for (const std::string& line : rule_lines(what, rule)) page.paragraph(inner, line);
  }
}

void tell_compliance(Page& page, std::size_t indent, const Case& what, const std::vector<model::ClauseCompliance>& clauses) {
  for (const model::ClauseCompliance& clause : clauses) tell_clause(page, indent, what, clause);
}

void tell_reason(Page& page, std::size_t indent, const Case& what, const model::Reason& reason) { tell(page, indent, told(what, reason)); }

}  // namespace proviso::report
