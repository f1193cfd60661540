// Positions, and checks with their scope lines and expectations.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "random_draft.h"

namespace proviso::differential::random {

namespace {

using Names = std::vector<std::string>;

// One or two of them.
Names some_of(Dice& dice, Names names) {
  dice.shuffle(names);
  if (names.size() > 2 || dice.chance(50)) names.resize(std::min<std::size_t>(names.size(), dice.chance(60) ? 1 : 2));
  return names;
}

bool contains(const Names& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

// What a check is about: the names that it may still give, before it leaves any of them out and after that.
struct Subject {
  Names contracts, clauses, requirements, facts;
};
struct Asked {
  std::string name;
  bool always = false;
  Subject before, after;
  std::vector<Ambiguity> open;
};

class Question {
 public:
  Question(Draft& draft, std::vector<Asked>& earlier)
      : draft_(draft), dice_(draft.dice), words_(draft.words), options_(draft.options), earlier_(earlier) {
    for (const Ambiguity& ambiguity : words_.ambiguities) open_.push_back(ambiguity);
  }

  std::string run() {
    const std::optional<Asked> base =
        options_.scopes && !earlier_.empty() && dice_.chance(30) ? std::optional(dice_.pick(earlier_)) : std::nullopt;
    always_ = base ? base->always : dice_.chance(45);
    const std::string asked = question();
    const std::string gloss = draft_.gloss();
    const std::string name = dice_.fresh("q");
    text_ = fmt::format("check {}{} {{\n  {}\n", name, gloss, asked);
    if (const std::string allow = Draft::allow(name, "W105"); !allow.empty()) text_ += " " + allow + "\n";
    if (base) {
      as_check(*base, name);
    } else if (options_.scopes) {
      if (dice_.chance(20)) day();
      chosen_contracts();
      requirements();
      only();
      const Subject before = subject_;
      without();
      limits();
      under();
      earlier_.push_back({name, always_, before, subject_, open_});
    }
    if (options_.expectations && dice_.chance(80)) expectations();
    return text_ + "}\n";
  }

 private:
  template <typename... Arguments>
  void say(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    text_ += fmt::format("  {}\n", fmt::format(format, std::forward<Arguments>(arguments)...));
  }

  std::string question() {
    if (!words_.statements.empty() && dice_.chance(15))
      return fmt::format("{} {}", always_ ? "always" : "possible", dice_.pick(words_.statements).name);
    if (!always_ && dice_.chance(30)) return "possible";
    return fmt::format("{} {}", always_ ? "always" : "possible", draft_.formula());
  }

  // With lines of its own of those kinds that leave the rest as it is.
  void as_check(const Asked& base, const std::string& name) {
    say("as check {}", base.name);
    subject_ = base.before;
    if (!dice_.chance(40) || !without()) subject_ = base.after;
    if (dice_.chance(30)) limits();
    if (!dice_.chance(40) || !under()) open_ = base.open;
    earlier_.push_back({name, always_, base.before, subject_, open_});
  }

  void day() {
    const std::string day = dice_.one_of({"2025-03-01", "2025-08-01", "2026-06-01"});
    Names in_force;
    for (const Contract& contract : words_.contracts)
      if (contract.from <= day && (contract.until.empty() || day <= contract.until)) in_force.push_back(contract.name);
    if (in_force.empty()) return;
    subject_.contracts = in_force;
    say("as of {}", day);
  }

  void chosen_contracts() {
    if (subject_.contracts.empty())
      for (const Contract& contract : words_.contracts) subject_.contracts.push_back(contract.name);
    if (dice_.chance(12)) {
      subject_.contracts.clear();
      say("without contracts");
    } else if (dice_.chance(words_.contracts.size() > 1 ? 35 : 8)) {
      subject_.contracts = some_of(dice_, subject_.contracts);
      say("contracts {}", fmt::join(subject_.contracts, ", "));
    }
    for (const Clause& clause : words_.clauses)
      if (contains(subject_.contracts, clause.contract)) subject_.clauses.push_back(clause.name);
  }

  void requirements() {
    Names products;
    for (const Statement& statement : words_.statements)
      if (!statement.product.empty() && !contains(products, statement.product)) products.push_back(statement.product);
    const bool chosen = !always_ && !products.empty() && dice_.chance(40);
    if (chosen && dice_.chance(25)) {
      products.clear();
      say("without products");
    } else if (chosen) {
      products = some_of(dice_, products);
      say("products {}", fmt::join(products, ", "));
    }
    Names all;
    for (const Statement& statement : words_.statements) {
      if (statement.kind == Kind::fact) subject_.facts.push_back(statement.name);
      if (statement.kind != Kind::requirement) continue;
      all.push_back(statement.name);
      if (!always_ && (statement.product.empty() || !chosen || contains(products, statement.product)))
        subject_.requirements.push_back(statement.name);
    }
    if (always_ && !all.empty() && dice_.chance(35)) {
      subject_.requirements = some_of(dice_, all);
      with_ = fmt::format("with {}", fmt::join(subject_.requirements, ", "));
    }
  }

  void only() {
    if (subject_.clauses.empty() || !dice_.chance(20)) return;
    Names kept = some_of(dice_, subject_.clauses);
    subject_.clauses = kept;
    if (!subject_.requirements.empty() && dice_.chance(60)) {
      subject_.requirements = some_of(dice_, subject_.requirements);
      kept.insert(kept.end(), subject_.requirements.begin(), subject_.requirements.end());
    } else if (!always_) {
      subject_.requirements.clear();
    }
    say("only {}", fmt::join(kept, ", "));
  }

  // Whether it leaves anything out.
  bool without() {
    Names left;
    const auto leave_out = [&](Names& from, int percent, std::size_t least) {
      if (from.size() <= least || !dice_.chance(percent)) return;
      left.push_back(dice_.pick(from));
      std::erase(from, left.back());
    };
    leave_out(subject_.clauses, 30, 1);
    leave_out(subject_.requirements, 10, 0);
    leave_out(subject_.facts, 8, 0);
    if (subject_.contracts.size() > 1 && dice_.chance(10)) {
      const std::string contract = dice_.pick(subject_.contracts);
      Names rest;
      for (const Clause& clause : words_.clauses)
        if (clause.contract != contract && contains(subject_.clauses, clause.name)) rest.push_back(clause.name);
      if (!rest.empty()) {
        left.push_back(contract);
        subject_.clauses = rest;
      }
    }
    if (!left.empty()) say("without {}", fmt::join(left, ", "));
    return !left.empty();
  }

  void limits() {
    if (dice_.chance(words_.has_usage() ? 70 : 20)) {
      Names limited;
      for (const std::string& type : words_.has_usage() ? words_.roots() : some_of(dice_, words_.open_types()))
        limited.push_back(fmt::format("{} {}", words_.has_usage() ? 2 : 1 + dice_.below(3), type));
      say("with at most {}", fmt::join(limited, ", "));
    }
    if (!with_.empty()) say("{}", with_);
  }

  // Whether it pins anything.
  bool under() {
    if (!words_.positions.empty() && dice_.chance(15)) {
      say("under {}", dice_.pick(words_.positions));
      open_.clear();  // which of them are pinned is not looked at
      return true;
    }
    if (open_.empty() || !dice_.chance(25)) return false;
    say("under {}", pin());
    return true;
  }

  // One reading of what is open, which is not open any longer.
  std::string pin() {
    const auto which = open_.begin() + dice_.below(static_cast<int>(open_.size()));
    std::string text = fmt::format("{} = {}", which->name, dice_.pick(which->readings));
    open_.erase(which);
    return text;
  }

  std::string verdict() {
    return always_ ? dice_.one_of({"holds", "fails", "holds", "fails", "vacuous"}) : dice_.one_of({"possible", "impossible"});
  }

  void expectation(const std::string& under, const std::string& term) {
    const std::string expected = verdict();
    const bool refutes = expected == "impossible" || expected == "holds" || expected == "vacuous";
    const bool bounded = (refutes || (expected == "possible" && words_.has_usage())) && dice_.chance(12);
    std::string text = fmt::format("expect {}{}{}{}", expected, bounded ? fmt::format(" up to {}", 2 + dice_.below(3)) : "",
                                   under.empty() ? "" : " under ", under);
    if (refutes && dice_.chance(60)) text += because(term);
    if (refutes && !bounded && dice_.chance(15)) text += " at every size";
    say("{}", text);
  }

  std::string because(const std::string& term) {
    Names all = subject_.clauses;
    all.insert(all.end(), subject_.requirements.begin(), subject_.requirements.end());
    all.insert(all.end(), subject_.facts.begin(), subject_.facts.end());
    if (!term.empty() && term.find('.') == std::string::npos && dice_.chance(25)) all.push_back(term);
    return all.empty() ? "" : fmt::format(" because {}", fmt::join(some_of(dice_, all), ", "));
  }

  // One for all readings, for a position, or one for each reading of a term or clause.
  void expectations() {
    if (open_.empty() && !words_.positions.empty() && words_.ambiguities.empty()) return;
    if (!words_.positions.empty() && open_.size() == words_.ambiguities.size() && dice_.chance(20))
      return expectation(dice_.pick(words_.positions), "");
    if (open_.empty() || dice_.chance(30)) return expectation("", "");
    const Ambiguity about = dice_.pick(open_);
    std::erase_if(open_, [&](const Ambiguity& other) { return other.name == about.name; });
    const std::string further = !open_.empty() && dice_.chance(20) ? ", " + pin() : "";
    const bool is_term = std::ranges::any_of(words_.definitions, [&](const Definition& d) { return d.name == about.name; });
    for (const std::string& reading : about.readings)
      if (dice_.chance(85)) expectation(fmt::format("{} = {}{}", about.name, reading, further), is_term ? about.name : "");
  }

  Draft& draft_;
  Dice& dice_;
  const Vocabulary& words_;
  const RandomSpecOptions& options_;
  bool always_ = false;
  std::string text_, with_;
  std::vector<Ambiguity> open_;
  std::vector<Asked>& earlier_;
  Subject subject_;
};

}  // namespace

std::string positions(Draft& draft) {
  std::string text;
  for (int i = draft.words.ambiguities.empty() ? 0 : draft.dice.up_to(2); i > 0; --i) {
    Names pins;
    for (const Ambiguity& ambiguity : draft.words.ambiguities) {
      if (!draft.dice.chance(60)) continue;
      if (draft.dice.chance(30))
        pins.push_back(fmt::format("{} in {{ {}, {} }}{}", ambiguity.name, ambiguity.readings[0], ambiguity.readings[1], draft.cites()));
      else
        pins.push_back(fmt::format("{} = {}{}", ambiguity.name, draft.dice.pick(ambiguity.readings), draft.cites()));
    }
    draft.words.positions.push_back(draft.dice.fresh("pos"));
    text += fmt::format("position {} {{\n{}{}}}\n", draft.words.positions.back(), pins.empty() ? "" : "  ", fmt::join(pins, ";\n  "));
    if (!pins.empty()) text.insert(text.size() - 2, "\n");
  }
  return text;
}

std::string checks(Draft& draft) {
  std::string text;
  std::vector<Asked> earlier;
  for (int i = 1 + draft.dice.up_to(draft.options.checks - 1); i > 0; --i) text += Question(draft, earlier).run();
  return text;
}

}  // namespace proviso::differential::random
