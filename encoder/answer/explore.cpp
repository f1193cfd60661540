#include "answer/explore.h"

#include <algorithm>

#include "answer/conflict.h"
#include "answer/oracle/under.h"
#include "answer/tuning.h"

namespace proviso::answer {

using namespace model;
using namespace evaluate;

namespace {

bool any(const std::vector<bool>& member) { return std::find(member.begin(), member.end(), true) != member.end(); }

bool has_clause(const std::vector<Unit>& units) {
  return std::any_of(units.begin(), units.end(), [](const Unit& unit) { return std::holds_alternative<ClauseUnit>(unit); });
}

class Explorer {
 public:
  Explorer(Oracle& oracle, const Question& question, const Combinations& combinations, bool in_full)
      : oracle_(oracle), question_(question), combinations_(combinations), in_full_(in_full), left_(combinations.count(), true) {}

  Explored run() {
    std::optional<Stopped> by;
    try {
      if (!in_full_) {
        known_already();
        all_at_once();
      }
      for (std::size_t i = 0; i < combinations_.count(); ++i)
        if (left_[i]) decide(i);
    } catch (const Stopped& stopped) {
      by = stopped;
      leave_undecided(why(stopped));
    }
    return {std::move(lines_), by};
  }

 private:
  // Also records whether the reply comes from the oracle's cache.
  Oracle::Reply ask(const Subquery& subquery, const OpenReadings& open, bool minimal) {
    const std::size_t before = oracle_.asked().decided;
    Oracle::Reply reply = oracle_.ask(question_, subquery, open, minimal, Oracle::Effort::full, &unfinished_);
    remembered_ = oracle_.asked().decided == before;
    return reply;
  }

  // Combinations that cached refutations cover.
  void known_already() {
    remembered_ = true;
    for (const auto& [entry, product] : oracle_.refuted().applying(question_, all_of(question_), combinations_.open())) {
      std::vector<bool> covered(combinations_.count(), false);
      combinations_.mark(product, covered);
      for (std::size_t i = 0; i < covered.size(); ++i) covered[i] = covered[i] && left_[i];
      if (any(covered)) refuted(entry->refuted().core, std::move(covered));
    }
  }

  // Searches for architectures under the remaining combinations until there are none; then refutes all the rest at once.
  void all_at_once() {
    Subquery all = all_of(question_);
    while (any(left_)) {
      std::vector<bool> done = left_;
      done.flip();
      all.excluded_readings = combinations_.cover(done);
      Oracle::Reply reply = ask(all, combinations_.open(), false);
      if (auto* witness = std::get_if<Witness>(&reply)) {
        add_witness(std::move(*witness));
        continue;
      }
      const auto* found = std::get_if<Refuted>(&reply);
      if (!found) return;
      if (const auto used = oracle_.confirmed(question_, all, combinations_.open(), *found)) refuted(core_of(question_, *used), left_);
      return;
    }
  }

  // Refuted at every size by these units, as confirmed by a fresh solver. A refutation without clauses is no conflict of clauses; it is
  // postponed.
  void refuted(const Core& core, std::vector<bool> covered) {
    Conflict conflict;
    for (const TermId term : core.terms) conflict.units.push_back(TermUnit{term});  // `add` sets the reading
    const auto question = std::ranges::find(core.units, Unit{QuestionUnit{}});
    conflict.units.insert(conflict.units.begin(), core.units.begin(), question);
    conflict.units.insert(conflict.units.end(), question, core.units.end());
    conflict.before_clauses = !has_clause(core.units);
    if (!conflict.before_clauses) covered = satisfiable(without_clauses(question_), std::move(covered), Oracle::Effort::slight, give_up);
    if (!question_.negated)
      add(Impossible{conflict}, covered);
    else
      hold_or_vacuous(conflict, std::move(covered));
  }

  static bool give_up(std::size_t, const OpenReadings&, Oracle::Reply&) { return false; }

  // The combinations under which these demands are satisfiable. Calls `otherwise` with each of the others and its answer; the return
  // value says whether to continue.
  template <typename Otherwise>
  std::vector<bool> satisfiable(const Subquery& subquery, std::vector<bool> among, Oracle::Effort effort, Otherwise otherwise) {
    std::vector<bool> result(among.size(), false);
    for (std::size_t i = 0; i < among.size(); ++i) {
      if (!among[i]) continue;
      const OpenReadings here = only(combinations_.selection(i));
      Oracle::Reply reply = oracle_.ask(question_, subquery, here, false, effort);
      among[i] = false;
      const auto* witness = std::get_if<Witness>(&reply);
      if (!witness) {
        if (!otherwise(i, here, reply)) break;
        continue;
      }
      result[i] = true;
      const std::vector<bool> covered = oracle_.satisfied_under(question_, subquery, *witness, combinations_, among);
      for (std::size_t j = i + 1; j < among.size(); ++j) {
        if (!covered[j]) continue;
        result[j] = true;
        among[j] = false;
      }
    }
    return result;
  }

  void add_witness(Witness witness) {
    const std::vector<bool> covered = oracle_.satisfied_under(question_, all_of(question_), witness, combinations_, left_);
    CHECK(any(covered), "an architecture that satisfies what is asked under no readings");
    if (question_.negated)
      add(Fails{std::move(witness)}, covered);
    else
      add(Possible{std::move(witness)}, covered);
  }

  void decide(std::size_t index) {
    const OpenReadings here = only(combinations_.selection(index));
    Oracle::Reply reply = ask(all_of(question_), here, in_full_);
    if (auto* unknown = std::get_if<solve::Unknown>(&reply))
      add(undecided(std::move(*unknown), here), one(index));
    else if (auto* witness = std::get_if<Witness>(&reply))
      add_witness(std::move(*witness));
    else
      refuted(index, here, std::get<Refuted>(reply));
  }

  Undecided undecided(solve::Unknown unknown, const OpenReadings& here) {
    Undecided result{std::move(unknown.reason), std::nullopt, unfinished_.unbroken};
    if (unknown.settled && oracle_.confirm_up_to(question_, all_of(question_), here, *unknown.settled))
      result.settled = Settled{unknown.settled->size, size_limits(oracle_.model(), unknown.settled->bounds)};
    return result;
  }

  void refuted(std::size_t index, const OpenReadings& here, const Refuted& by) {
    std::optional<Refutation> result = refutation(oracle_, question_, here, combinations_.open(), by);
    if (!result.has_value()) {
      add(Undecided{why(Why::What::conflict_not_confirmed)}, one(index));
      return;
    }
    const Refutation& found = result.value();
    std::vector<bool> covered(combinations_.count(), false);
    combinations_.mark(found.readings, covered);
    for (std::size_t i = 0; i < covered.size(); ++i) covered[i] = covered[i] && left_[i];
    CHECK(covered[index], "a conflict does not cover the readings that it was found under");
    if (!question_.negated)
      add(Impossible{found.conflict}, covered);
    else
      hold_or_vacuous(found.conflict, std::move(covered));
  }

  // `always` holds if the theory is satisfiable; otherwise it is vacuous.
  void hold_or_vacuous(const Conflict& conflict, std::vector<bool> covered) {
    const bool needs_question = std::find(conflict.units.begin(), conflict.units.end(), Unit{QuestionUnit{}}) != conflict.units.end();
    if (!needs_question) {
      add(Vacuous{conflict}, covered);
      return;
    }
    Subquery theory = all_of(question_);
    theory.with_formula = false;
    const auto otherwise = [&](std::size_t i, const OpenReadings& here, Oracle::Reply& reply) {
      if (auto* unknown = std::get_if<solve::Unknown>(&reply)) {
        add(Undecided{why(Why::What::perhaps_vacuous, unknown->reason)}, one(i));
        return true;
      }
      Question bare = question_;
      bare.formula = {};
      std::optional<Refutation> result = refutation(oracle_, bare, here, combinations_.open(), std::get<Refuted>(reply));
      if (result.has_value())
        add(Vacuous{result.value().conflict}, one(i));
      else
        add(Undecided{why(Why::What::conflict_not_confirmed)}, one(i));
      return true;
    };
    add(Holds{conflict}, satisfiable(theory, std::move(covered), Oracle::Effort::full, otherwise));
  }

  // Marks the rest as undecided after the search was stopped.
  void leave_undecided(const Why& reason) {
    const Meter::Grace grace(meter(), tuning::units_to_tidy_up);
    const Undecided undecided{reason, std::nullopt, unfinished_.unbroken};
    try {
      add(undecided, left_);
    } catch (const Stopped&) {
      lines_ = {Line{combinations_.open(), undecided}};
    }
  }

  std::vector<bool> one(std::size_t index) const {
    std::vector<bool> result(combinations_.count(), false);
    result[index] = true;
    return result;
  }

  void add(const Finding& finding, const std::vector<bool>& member) {
    for (OpenReadings& product : combinations_.partition(member)) {
      lines_.push_back(Line{std::move(product), finding, remembered_});
      if (Conflict* conflict = conflict_of(lines_.back().finding)) read_as(conflict->units, lines_.back().readings);
    }
    for (std::size_t i = 0; i < member.size(); ++i)
      if (member[i]) left_[i] = false;
  }

  // The terms among the units are read as in the first combination of the product.
  void read_as(std::vector<Unit>& units, const OpenReadings& product) const {
    for (Unit& unit : units)
      if (auto* term = std::get_if<TermUnit>(&unit))
        if (const AmbiguityId a = oracle_.model()[term->id].ambiguity; a.valid()) term->reading = product[a.value].front();
  }

  Oracle& oracle_;
  const Question& question_;
  const Combinations& combinations_;
  const bool in_full_;
  std::vector<bool> left_;
  std::vector<Line> lines_;
  Oracle::Unfinished unfinished_;
  bool remembered_ = false;  // of the line that is being added
};

}  // namespace

Explored explore(Oracle& oracle, const Question& question, const Combinations& combinations, bool in_full) {
  return Explorer(oracle, question, combinations, in_full).run();
}

std::vector<Line> completed(std::vector<Line> lines, const std::vector<Line>& known) {
  std::vector<Line> result;
  for (Line& line : lines) {
    if (word(line.finding) != Word::undecided) {
      result.push_back(std::move(line));
      continue;
    }
    for (const Line& other : known)
      if (auto both = intersect(line.readings, other.readings))
        result.push_back(word(other.finding) == Word::undecided ? Line{std::move(*both), line.finding}
                                                                : Line{std::move(*both), other.finding, other.remembered});
  }
  return result;
}

void minimise_conflicts(Oracle& oracle, const Question& question, const Combinations& combinations, std::vector<Line>& lines,
                        std::uint64_t units) {
  const std::uint64_t begun = meter().units();
  struct Done {
    Core core;
    Refutation smaller;
  };
  std::vector<Done> done;  // lines from one refutation share its conflict
  for (Line& line : lines) {
    Conflict* conflict = conflict_of(line.finding);
    if (!conflict || conflict->minimal) continue;
    const Core core = core_of(conflict->units);
    auto known = std::ranges::find_if(
        done, [&](const Done& one) { return one.core == core && within(line.readings, one.smaller.readings, combinations.ambiguities()); });
    if (known == done.end()) {
      const std::uint64_t left = units - std::min(units, meter().units() - begun);
      const std::uint64_t for_each_part = left / 3;  // minimising, confirming, instances
      Refutation smaller = minimised(oracle, question, only(first_of(line.readings)), combinations.open(), *conflict, for_each_part);
      known = done.insert(done.end(), {core, std::move(smaller)});
    }
    *conflict = known->smaller.conflict;
  }
}

std::vector<std::uint8_t> outcomes(const std::vector<Line>& lines, const Combinations& combinations) {
  const Meter::Grace grace(meter(), UINT64_MAX / 2);  // each combination is visited once
  std::vector<std::uint8_t> result(combinations.count());
  for (const Line& line : lines)
    combinations.each_in(line.readings, [&](std::size_t i) { result[i] = static_cast<std::uint8_t>(word(line.finding)); });
  return result;
}

}  // namespace proviso::answer
