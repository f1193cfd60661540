// The words that identify things of a spec for a reader: names, glosses, quotations, places, and the spec's own text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ground_term.h"
#include "model/model.h"
#include "text/source.h"

namespace proviso::report {

// The subject of every report. Both references outlive it.
struct Spec {
  const model::Model& model;
  const text::Sources& sources;
};

// White space is folded to single blanks; characters that would disturb a terminal become U+FFFD.
std::string clean(std::string_view);
// `word` in back-ticks.
std::string ticked(std::string_view);
// "words" in quotation marks; empty if there are none.
std::string in_quotes(std::string_view);
// The English plural of a noun, or of a name that ends in one: "Calls", "businesses", "policies". A word that looks like a plural
// stays.
std::string plural(std::string_view singular);
// "3 clauses", "1 clause".
std::string counted(std::size_t n, std::string_view singular);
// "a", "a and b", "a, b and c"; with `last` for the "and".
std::string listed(const std::vector<std::string>&, std::string_view last = "and");

// "terms.pvo:12"; empty for nowhere.
std::string place(const Spec&, text::Span);
// The spec's own text, with white space folded and without comments.
std::string excerpt(const Spec&, text::Span);
// Source text in the form of `excerpt`.
std::string without_comments(std::string_view);

// What replaces a variable in an instance: `gpt`, `call 1`, `call 1.to`.
std::string text_of(const model::Model&, const model::GroundTerm&);

// `contract.clause`
std::string name(const model::Model&, model::ClauseId);
// ", 5.9(iv)": follows the name of a clause that has a section number; otherwise empty.
std::string section_of(const model::Clause&);
// For a term or a clause that has readings; unique (model/versions.h).
std::string name(const model::Model&, model::AmbiguityId);
// As in a conflict or a `because`; the question of a check is "the question".
std::string name(const model::Model&, const model::Unit&);

// A unit with everything that a reader may want to look up.
struct UnitWords {
  std::string kind;     // "clause", "fact", "requirement", "term", "question"
  std::string name;     // for a term: without the reading
  std::string reading;  // the current one; empty if there are no readings, or if several are open
  std::string gloss;
  std::string demands;               // its content, in the spec's text
  std::string section;               // for a clause: its number in the contract, "5.9(iv)"
  bool assumed = false;              // for a fact
  std::optional<std::int64_t> cost;  // for a clause, requirement or reading with a cost other than 1
  text::Span span;                   // of its name; nowhere for the question
  std::vector<model::Cite> cites;
  std::vector<std::string> binds, owed_to;  // of a clause
  model::AmendmentId amended_by;            // which this version of it is of; invalid: as it was made
};
// "as amended by second, effective 2026-02-27"; empty for what is not amended.
std::string version(const model::Model&, model::AmendmentId);
// "binds OpenAI, owed to Microsoft"; empty if it names no party.
std::string duty(const std::vector<std::string>& binds, const std::vector<std::string>& owed_to);
// `check` determines the question, and `readings` the reading of a clause.
UnitWords words(const Spec&, const model::Unit&, const model::Check&, const model::OpenReadings& readings);
// "Joint statement (OpenAI, 2025-10-28), 5.9(iv)"; the name of a document without a title.
std::string source_of(const Spec&, const model::Cite&);
// statement: "would be hosted on Azure"; for a document with a title, Joint statement (OpenAI, 2025-10-28), 5.9(iv): "..."
std::string cited(const Spec&, const model::Cite&);

}  // namespace proviso::report
