// The sections of an article, in the order of a legal memorandum.
#pragma once

#include "report/memo/build.h"
#include "report/memo/cases.h"

namespace proviso::report {

Section question_presented(const Report&, const answer::CheckAnswer&);
Section short_answer(const Report&, const answer::CheckAnswer&);
// Without blocks if no day is known. `answers`: of the articles that it is for; the days as of which they are answered are marked.
Section chronology(const Report&, const std::vector<answer::CheckAnswer>& answers);
Section readings_section(const answer::CheckAnswer&);
Section caveats(const Report&, const answer::CheckAnswer&);
Section made_from(const Provenance&);

// The day as of which the check is answered, if one is given.
std::optional<std::int64_t> day_of(const Report&, const answer::CheckAnswer&);

}  // namespace proviso::report
