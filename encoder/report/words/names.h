// The words by which a reader knows the things of a spec: names, glosses, quotations, places, and the spec's own text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/ground_term.h"
#include "model/model.h"
#include "text/source.h"

namespace proviso::report {

// What every report speaks of. Both outlive it.
struct Spec {
  const model::Model& model;
  const text::Sources& sources;
};

// White space folded to single blanks; what would disturb a terminal becomes U+FFFD.
std::string clean(std::string_view);
// `word` in back-ticks.
std::string ticked(std::string_view);
// "words" in quotation marks; empty for no words.
std::string in_quotes(std::string_view);
// The English plural of a noun, or of a name that ends in one: "Calls", "businesses", "policies". What looks like a plural stays.
std::string plural(std::string_view singular);
// "3 clauses", "1 clause".
std::string counted(std::size_t n, std::string_view singular);
// "a", "a and b", "a, b and c"; with `last` for the "and".
std::string listed(const std::vector<std::string>&, std::string_view last = "and");

// "terms.pvo:12"; empty for nowhere.
std::string place(const Spec&, text::Span);
// The spec's own text, white space folded, comments left out.
std::string excerpt(const Spec&, text::Span);
// Source text as `excerpt` gives it.
std::string without_comments(std::string_view);

// What stands for a variable in an instance: `gpt`, `call 1`, `call 1.to`.
std::string text_of(const model::Model&, const model::GroundTerm&);

// `contract.clause`
std::string name(const model::Model&, model::ClauseId);
// Of a term, or of a clause, that has readings.
std::string name(const model::Model&, model::AmbiguityId);
// As a conflict or a `because` names it; the question of a check is "the question".
std::string name(const model::Model&, const model::Unit&);

// A unit with everything that a reader may want to look up.
struct UnitWords {
  std::string kind;     // "clause", "fact", "requirement", "term", "question"
  std::string name;     // of a term: without the reading
  std::string reading;  // the one that is meant; empty for what has no readings, or where several are meant
  std::string gloss;
  std::string demands;  // what it says, in the spec's text
  text::Span span;      // of its name; nowhere for the question
  std::vector<model::Cite> cites;
  std::vector<std::string> binds, owed_to;  // of a clause
};
// "binds OpenAI, owed to Microsoft"; empty for what binds nobody in particular.
std::string duty(const std::vector<std::string>& binds, const std::vector<std::string>& owed_to);
// The check says what the question is, `readings` which of the meanings of a clause is meant.
UnitWords words(const Spec&, const model::Unit&, const model::Check&, const model::OpenReadings& readings);
// statement: "would be hosted on Azure"
std::string cited(const Spec&, const model::Cite&);

}  // namespace proviso::report
