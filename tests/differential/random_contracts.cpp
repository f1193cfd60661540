// Contracts, their clauses and rules, and what overrides what.
#include <fmt/format.h>
#include <algorithm>

#include <set>

#include "random_draft.h"

namespace proviso::differential::random {

namespace {

class Contracts {
 public:
  explicit Contracts(Draft& draft) : draft_(draft), dice_(draft.dice), words_(draft.words), options_(draft.options) {}

  std::string run() {
    std::string text;
    const int count = options_.contracts > 1 && dice_.chance(45) ? 2 : 1;
    int clauses = 1 + dice_.up_to(options_.clauses - 1);
    for (int i = 0; i < count; ++i) {
      Contract contract{dice_.fresh("k"), i == 0 ? "2025-01-01" : "2025-07-01", dice_.chance(40) ? "2026-12-31" : ""};
      if (i == 0 && count > 1 && dice_.chance(30)) contract.until = "2025-06-30";
      words_.contracts.push_back(contract);
      text += fmt::format("contract {}{} from {}{} {{\n", contract.name, draft_.gloss(), contract.from,
                          contract.until.empty() ? "" : " until " + contract.until + end());
      const int here = i + 1 == count ? std::max(1, clauses) : 1 + dice_.up_to(clauses / 2);
      for (int j = 0; j < here; ++j) {
        const std::string next = clause(contract);
        words_.contracts.back().text += next;
        text += next;
      }
      clauses -= here;
      text += "}\n";
    }
    words_.may_build_on_clauses = options_.kept;
    return text;
  }

  std::string amend() {
    std::string text;
    for (std::size_t i = 0; i < words_.contracts.size(); ++i) {
      const std::string until = words_.contracts[i].until;
      std::set<std::string> deleted;
      for (const char* day : until == "2025-06-30" ? std::vector{"2025-02-01", "2025-05-01"} : std::vector{"2025-08-01", "2025-10-01"}) {
        if (!dice_.chance(60)) continue;
        const std::string changes = amendment(i, deleted);
        if (changes.empty()) continue;
        text += fmt::format("amendment {}{} to {} effective {} {{\n{}}}\n", dice_.fresh("am"), draft_.gloss(), words_.contracts[i].name,
                            day, changes);
      }
    }
    return text;
  }

 private:
  static std::string plain(const std::string& name) { return name.substr(name.find('.') + 1); }

  // What changes on one day.
  std::string amendment(std::size_t number, std::set<std::string>& deleted) {
    const Contract contract = words_.contracts[number];
    std::string text;
    const std::size_t before = words_.clauses.size();
    for (std::size_t i = 0; i < before; ++i) {
      Clause& clause = words_.clauses[i];
      if (clause.contract != contract.name || deleted.contains(clause.name)) continue;
      if (dice_.chance(12)) {
        text += fmt::format("  delete {}\n", plain(clause.name));
        deleted.insert(clause.name);
      } else if (dice_.chance(45)) {
        overrides_ = Overrides::none;
        Clause changed{clause.name, contract.name, {}};
        const std::string words =
            fmt::format("  replace clause {}{} {{\n    {}\n  }}\n", plain(clause.name), draft_.gloss(), rule(changed, contract));
        words_.contracts[number].text += words;
        text += words;
      }
    }
    if (dice_.chance(35)) {
      const std::string added = clause(contract);
      words_.contracts[number].text += added;
      text += added;
    }
    for (const Definition& definition : std::vector(words_.definitions)) {
      if (contract.text.find(definition.name + "(") == std::string::npos || !dice_.chance(50)) continue;
      if (const std::string words = redefinition(draft_, definition); !words.empty()) text += "  replace " + words;
    }
    return text;
  }

  // Of a contract that may end before its last day.
  std::string end() {
    if (!options_.amendments || !dice_.chance(50)) return "";
    words_.of_design_alone = true;
    const std::string formula = draft_.formulas.formula({}, 1);
    words_.of_design_alone = false;
    return fmt::format(" or {}", formula);
  }

  std::string clause(const Contract& contract) {
    // Two contracts may each have a clause of one name, and then both are named with their contracts.
    Clause clause{dice_.fresh("c"), contract.name, {}};
    std::string plain = clause.name;
    for (Clause& other : words_.clauses) {
      if (other.contract == contract.name || other.name.find('.') != std::string::npos || !dice_.chance(20)) continue;
      plain = other.name;
      clause.name = fmt::format("{}.{}", contract.name, plain);
      renamed(other.name, fmt::format("{}.{}", other.contract, plain));
      break;
    }
    std::string text = fmt::format("  clause {}{}{}{} {{\n", plain, draft_.gloss(), Draft::section(plain), Draft::cost(plain));
    if (dice_.chance(15)) text += notes();
    if (const std::string allow = Draft::allow(plain, "W104"); !allow.empty()) text += "   " + allow + "\n";
    // One that overrides another may not build on it as well; most do one of the two.
    words_.may_build_on_clauses = options_.kept && dice_.chance(30);
    overrides_ = words_.may_build_on_clauses ? Overrides::none
                 : dice_.chance(50)          ? Overrides::clause
                 : dice_.chance(75)          ? Overrides::rule
                                             : Overrides::none;
    if (overrides_ == Overrides::clause && !words_.clauses.empty()) {
      const bool by_other = dice_.chance(25);
      const std::string what = dice_.chance(8) && !by_other ? "everything" : other_clause(contract);
      text += fmt::format("    {} {}\n", by_other ? "subject to" : "notwithstanding", what);
      if (by_other) overrides_ = Overrides::none;
    }
    if (options_.readings && dice_.chance(30)) {
      Ambiguity ambiguity{clause.name, {}};
      for (int j = 2 + (dice_.chance(10) ? 1 : 0); j > 0; --j) {
        ambiguity.readings.push_back(fmt::format("w{}", ambiguity.readings.size()));
        text += fmt::format("    reading {}{}{}{} =\n", ambiguity.readings.back(), draft_.gloss(), draft_.cites(),
                            Draft::cost(ambiguity.readings.back()));
        for (int i = dice_.chance(20) ? 2 : 1; i > 0; --i) text += fmt::format("      {}\n", rule(clause, contract));
      }
      words_.ambiguities.push_back(std::move(ambiguity));
    } else {
      for (int j = 1 + dice_.up_to(1); j > 0; --j) text += fmt::format("    {}\n", rule(clause, contract));
    }
    words_.clauses.push_back(std::move(clause));
    return text + "  }\n";
  }

  void renamed(std::string& clause, const std::string& to) {
    for (Ambiguity& ambiguity : words_.ambiguities)
      if (ambiguity.name == clause) ambiguity.name = to;
    clause = to;
  }

  std::string notes() {
    std::string text;
    for (const Type& type : words_.types) {
      if (type.is_enum) text = fmt::format("    binds {}\n    owed to {}\n", dice_.pick(type.elements), dice_.pick(type.elements));
    }
    const std::string cites = draft_.cites();
    return text + (cites.empty() ? "" : "   " + cites + "\n");
  }

  // Of what has been declared before; now and then the whole of another contract.
  std::string other_clause(const Contract& own) {
    const Clause& other = dice_.chance(40) ? words_.clauses.back() : dice_.pick(words_.clauses);
    if (other.contract != own.name && dice_.chance(25)) return other.contract;
    const bool qualified = other.name.find('.') != std::string::npos;
    std::string name = qualified || dice_.chance(80) ? other.name : fmt::format("{}.{}", other.contract, other.name);
    const std::string& second = dice_.pick(words_.clauses).name;
    if (second != other.name && dice_.chance(15)) name += ", " + second;
    return name;
  }

  std::string rule(Clause& clause, const Contract& contract) {
    // Variables are named after their root type, so that rules of different clauses share names and these can be
    // matched; now and then not, so that they are matched by type.
    Scope scope;
    std::string text;
    for (int i = dice_.up_to(2); i > 0; --i) {
      const std::string of = draft_.formulas.any_type();
      std::string name = (scope.empty() ? "a" : "b") + words_.root(of);
      if (dice_.chance(12)) name = dice_.fresh("x");
      if (!scope.empty() && dice_.chance(15)) {
        const Variable one = scope[0];
        name = "b" + words_.root(one.range.type);
        text = fmt::format("every different {} {}, {}", one.range.type, one.name, name);
        scope.push_back({name, one.range});
        continue;
      }
      text += fmt::format("{}{} {}", scope.empty() ? "every " : ", ", of, name);
      scope.push_back({name, {Sort::element, of}});
    }
    clause.rules.push_back(scope);
    RandomFormulas& formulas = draft_.formulas;
    const bool happens = std::ranges::any_of(scope, [&](const auto& variable) { return words_.type(variable.range.type).usage; });
    const bool forbids_things = !scope.empty() && dice_.chance(12);
    const bool gives_right = !happens && !forbids_things && std::ranges::any_of(words_.types, &Type::usage) &&
                             overrides_ != Overrides::clause && dice_.chance(15);
    words_.of_design_alone = gives_right;
    const bool building = words_.may_build_on_clauses;
    words_.may_build_on_clauses = building && !gives_right;
    const std::string guard = formulas.where(scope, options_.depth - 1);
    if (gives_right) {
      text += (text.empty() && !guard.empty() ? guard.substr(1) : guard) + (text.empty() && guard.empty() ? "" : " ") + right(scope);
      if (dice_.chance(20)) text += fmt::format(" unless {}", formulas.formula(scope, options_.depth - 2));
      words_.of_design_alone = false;
      words_.may_build_on_clauses = building;
      clause.gives_right = true;
      return text;
    }
    text += text.empty() && !guard.empty() ? guard.substr(1) : guard;
    if (forbids_things) {
      text = happens ? text + " must not happen" : "there must be no" + text.substr(std::string_view("every").size());
    } else {
      const std::string word = dice_.one_of({"must", "must", "must not", "may"});
      const bool anything = word == "may" && dice_.chance(30);
      text += fmt::format("{}{} {}", text.empty() ? "" : " ", word, anything ? "anything" : demand(scope));
    }
    while (dice_.chance(20)) text += fmt::format(" unless {}", formulas.formula(scope, options_.depth - 2));
    const bool overrides = overrides_ == Overrides::rule && !words_.clauses.empty() && dice_.chance(65);
    if (overrides) text += fmt::format(" notwithstanding {}", dice_.chance(8) ? "everything" : other_clause(contract));
    return text;
  }

  // Of something that happens.
  std::string right(const Scope& scope) {
    words_.of_design_alone = false;
    std::vector<std::string> types;
    for (const Type& type : words_.types)
      if (type.usage) types.push_back(type.name);
    Scope inner = scope;
    inner.push_back({draft_.dice.fresh("v"), {Sort::element, dice_.pick(types)}});
    const std::string text = fmt::format("must be able to (some {} {}: {})", inner.back().range.type, inner.back().name,
                                         draft_.formulas.formula(inner, options_.depth - 2));
    words_.of_design_alone = true;
    return text;
  }

  // With usage a clause may not demand that something happen, which short formulas seldom do.
  std::string demand(const Scope& scope) {
    return draft_.formulas.formula(scope, words_.has_usage() ? options_.depth - 2 : options_.depth - 1);
  }

  enum class Overrides { none, clause, rule };

  Draft& draft_;
  Dice& dice_;
  Vocabulary& words_;
  const RandomSpecOptions& options_;
  Overrides overrides_ = Overrides::none;
};

}  // namespace

std::string contracts(Draft& draft) { return Contracts(draft).run(); }

std::string amendments(Draft& draft) { return Contracts(draft).amend(); }

}  // namespace proviso::differential::random
