// The parts of the JSON report.
#pragma once

#include <nlohmann/json.hpp>

#include "report/words/extent_in_words.h"
#include "report/words/reason.h"
#include "report/words/report.h"

namespace proviso::report {

using Json = nlohmann::ordered_json;

// {"file", "line", "column", "end_line", "end_column"}; null for nowhere.
Json place_json(const Spec&, text::Span);
// "possible"
std::string_view outcome_word(answer::Word);
Json cites_json(const Spec&, const std::vector<model::Cite>&);
// {"every_size": true}: the extent of every verdict
Json every_size_json();
// {"up_to": 5, "because": [...]}: the settled part of an undecided answer, and what prevents a limit; null if nothing is settled
Json settled_json(const Spec&, const std::optional<answer::Settled>&);
// {"code": "budget_used_up", "words": "...", "number": 6}: why something is unknown or not as expected; null if there is no reason
Json why_json(const Spec&, const model::Why&);
Json why_json(const Spec&, const model::Unmet&);
// [{"words": "not so: gpt.hosted_on = Azure", "because": [...]}]: why a formula is true or false
Json reasons_json(const std::vector<ToldReason>&);
// {"limits": {"Component": 3}, "unlimited": [{"types": [...], "because": [...], "hint": "..."}]}
Json sizes_json(const Spec&, const answer::SizeLimits&);
// {"elements": [...], "relations": {...}}: the whole architecture.
Json architecture_json(const Spec&, const model::Structure&);
// "amended_by", for a version that an amendment makes; nothing for others.
void add_version(const model::Model&, model::AmendmentId, Json&);
// One entry for each clause in force, with the result of each of its rules.
Json compliance_json(const Spec&, const model::Structure&, const model::Selection&, const std::vector<model::ClauseCompliance>&);
// {"stateless": ["inference"]} for these terms and clauses.
Json readings_json(const model::Model&, const model::OpenReadings&, const std::vector<model::AmbiguityId>&);
Json selection_json(const model::Model&, const model::Selection&, const std::vector<model::AmbiguityId>&);

// {"breaks", "readings", "architecture", "why", "clause"}
Json counterexample_json(const Spec&, const answer::Counterexample&, const std::vector<model::AmbiguityId>& occurring);

Json check_json(const Report&, const answer::CheckAnswer&);
Json example_json(const Report&, const model::Judgement&);

}  // namespace proviso::report
