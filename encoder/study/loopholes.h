// Loopholes: architectures that keep every clause and defeat what the clauses are for, by reason.
//
// A reason is a set of rewordings (study/rewording.h): those under each of which the architecture would be in breach. For each rewording of
// the menu one question asks for a smallest architecture that keeps the clauses, defeats the intent, and breaches the clause worded so; one
// more asks for an architecture that no rewording reaches (a gap). So every reason that is a rewording of the menu is found, or is known
// not to exist.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "answer/check.h"
#include "study/rewording.h"

namespace proviso::study {

struct Loophole {
  answer::Witness architecture;        // keeps every clause and defeats the intent, under its selection of readings
  std::vector<std::size_t> closed_by;  // indices in `menu`: under each of them it would be in breach. Empty: a gap
};

// What comes of a rewording.
struct Closing {
  std::size_t rewording = 0;  // index in `menu`
  // Outcomes of the intent with this wording: it holds, it fails, or neither is known; for some readings each, perhaps.
  std::vector<answer::Word> intent;
  // Checks of the spec that are possible today, under some readings, and not with this wording under any.
  std::vector<model::CheckId> no_longer_possible;
  std::vector<model::CheckId> undecided;  // where that is not known
  // A smallest architecture that keeps the clauses, defeats no intent, and would be in breach: it is forbidden besides. Nothing: there is
  // none, or it is not known.
  std::optional<answer::Witness> also_forbidden;
  bool forbids_more_is_known = true;
};

struct Loopholes {
  std::shared_ptr<const model::Model> model;  // the spec, with the questions of this study; the ids of the spec are the same
  std::shared_ptr<const void> names;          // of these questions
  answer::CheckAnswer answer;                 // does the intent hold?
  std::vector<Rewording> menu;
  std::vector<Loophole> found;       // each of another reason, the ones with the fewest elements first
  std::vector<Closing> closings;     // for each rewording that closes a loophole
  std::vector<std::size_t> unknown;  // indices in `menu`: it is not known whether there is a loophole of this reason
  bool gap_is_known = true;          // whether there is a loophole that no rewording reaches is known
};

// `base`: a check of the spec whose scope is taken over (its question and expectations are not); nothing: every contract in force on the
// options' day. Fails as answer::answer() does.
Result<Loopholes> loopholes(const model::Model&, model::IntentId, std::optional<model::CheckId> base, const answer::Options&);

}  // namespace proviso::study
