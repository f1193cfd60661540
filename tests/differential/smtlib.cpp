#include "smtlib.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <vector>

#include "lower/calendar_terms.h"
#include "text/check.h"

namespace proviso::differential {

using namespace logic;
using namespace lower;

namespace {

constexpr std::int64_t most_counted = 6;
// Shared parts are written out at each place where they occur.
constexpr std::size_t longest = 200'000;

class Writer {
 public:
  explicit Writer(Theory& theory) : theory_(theory), arena_(*theory.arena) {}

  std::optional<std::string> question(const solve::Query& query) {
    for (const Axiom& axiom : theory_.structural) say(axiom.formula);
    for (const model::Unit& unit : query.demands) {
      const auto demand = theory_.demands.find(unit);
      if (demand == theory_.demands.end()) continue;  // a TermUnit: its definition follows
      for (const Axiom& axiom : demand->second) say(axiom.formula);
    }
    for (const Definition& definition : theory_.definitions) {
      if (std::ranges::find(query.demands, model::Unit{definition.unit}) != query.demands.end()) define(definition, query);
    }
    if (query.goal.valid()) say(query.goal);
    for (const model::Limit& limit : query.limits) say(theory_.at_most(limit.type, Number(limit.count)));
    for (const auto& [symbol, is_on] : solve::switches(theory_, query)) {
      const Formula holds = arena_.atom(symbol, {});
      say(is_on ? holds : arena_.negation(holds));
    }
    for (std::size_t a = 0; a < theory_.reads.size(); ++a) {
      std::vector<Formula> readings;
      for (const std::uint32_t reading : query.open[a]) readings.push_back(arena_.atom(theory_.reads[a][reading], {}));
      say(arena_.disjunction(readings));
    }
    if (!expressible_) return std::nullopt;
    return "(set-logic ALL)\n" + declarations() + assertions_ + "(check-sat)\n";
  }

 private:
  void say(Formula formula) {
    if (!expressible_) return;
    assertions_ += fmt::format("(assert {})\n", text(formula));
    if (assertions_.size() > longest) expressible_ = false;
  }

  // Holds where the reading is the one that is meant, if there is a choice.
  void define(const Definition& definition, const solve::Query& query) {
    const model::AmbiguityId ambiguity = theory_.model[definition.unit.id].ambiguity;
    const bool chosen = ambiguity.valid() && query.open[ambiguity.value].size() > 1;
    const Formula condition = chosen ? arena_.atom(theory_.reads[ambiguity.value][definition.unit.reading], {}) : arena_.verum();
    if (definition.body.valid()) {
      std::vector<logic::Term> arguments;
      for (const VariableId parameter : definition.parameters) arguments.push_back(arena_.variable(parameter));
      const Formula meant = arena_.equivalence(arena_.atom(definition.symbol, arguments), definition.body);
      say(arena_.implication(condition, arena_.forall(definition.parameters, arena_.implication(definition.guard, meant))));
    }
    for (const Axiom& axiom : definition.axioms) say(arena_.implication(condition, axiom.formula));
  }

  // Of the sorts and symbols that occur.
  std::string declarations() const {
    const Signature& signature = theory_.signature;
    std::set<std::uint32_t> sorts = sorts_;
    for (const std::uint32_t id : symbols_) {
      for (const SortId argument : signature.symbols[id].arguments) sorts.insert(argument.value);
      sorts.insert(signature.symbols[id].result.value);
    }
    std::string text;
    for (const std::uint32_t id : sorts) {
      const Sort& sort = signature.sorts[id];
      if (sort.kind == SortKind::open) text += fmt::format("(declare-sort s{} 0)\n", id);
      if (sort.kind != SortKind::enumeration) continue;
      text += fmt::format("(declare-datatypes ((s{} 0)) ((", id);
      for (std::uint32_t i = 0; i < sort.size; ++i) text += fmt::format(" (s{}e{})", id, i);
      text += ")))\n";
    }
    for (const std::uint32_t id : symbols_) {
      const Symbol& symbol = signature.symbols[id];
      std::vector<std::string> arguments;
      for (const SortId argument : symbol.arguments) arguments.push_back(name(argument));
      text += fmt::format("(declare-fun f{} ({}) {})\n", id, fmt::join(arguments, " "), name(symbol.result));
    }
    return text;
  }

  std::string name(SortId id) const {
    switch (theory_.signature[id].kind) {
      case SortKind::boolean:
        return "Bool";
      case SortKind::integer:
        return "Int";
      case SortKind::real:
        return "Real";
      case SortKind::enumeration:
      case SortKind::open:
        return fmt::format("s{}", id.value);
    }
    CHECK(false, "a sort of unknown kind");
  }

  std::string text(Node node) {
    if (!expressible_) return "";
    if (const auto known = known_.find(node.id); known != known_.end()) return known->second;
    std::string made = write(node);
    if (made.size() > longest) expressible_ = false;
    return known_.emplace(node.id, std::move(made)).first->second;
  }

  std::string write(Node node) {
    const std::span<const Node> children = arena_.children(node);
    switch (arena_.kind(node)) {
      case Kind::verum:
        return "true";
      case Kind::falsum:
        return "false";
      case Kind::atom:
      case Kind::application: {
        const std::uint32_t id = arena_.symbol(node).value;
        symbols_.insert(id);
        return children.empty() ? fmt::format("f{}", id) : applied(fmt::format("f{}", id), node);
      }
      case Kind::equal:
      case Kind::equivalence:
        return applied("=", node);
      case Kind::less:
        return applied("<", node);
      case Kind::less_equal:
        return applied("<=", node);
      case Kind::negation:
        return applied("not", node);
      case Kind::conjunction:
        return applied("and", node);
      case Kind::disjunction:
        return applied("or", node);
      case Kind::forall:
        return quantified("forall", arena_.variables(node), children[0]);
      case Kind::exists:
        return quantified("exists", arena_.variables(node), children[0]);
      case Kind::at_least:
        return at_least(node);
      case Kind::variable:
        return fmt::format("x{}", arena_.variable_of(node).value);
      case Kind::element: {
        sorts_.insert(arena_.sort(node).value);
        return fmt::format("s{}e{}", arena_.sort(node).value, arena_.number(node).to_int64().value_or(0));
      }
      case Kind::numeral:
        return numeral(arena_.sort(node), arena_.number(node));
      case Kind::sum:
        return applied("+", node);
      case Kind::product:
        return fmt::format("(* {} {})", numeral(arena_.sort(node), arena_.number(node)), text(children[0]));
      case Kind::conditional:
        return applied("ite", node);
      case Kind::to_real:
        return applied("to_real", node);
      case Kind::floor:
        return applied("to_int", node);
      case Kind::quotient:
        return fmt::format("(div {} {})", text(children[0]), numeral(Signature::integer, arena_.number(node)));
      case Kind::day_function:
        expressible_ = expressible_ && has_quotients(arena_.day_function(node));
        return expressible_ ? text(with_quotients(arena_, node)) : "";
      case Kind::reach:
      case Kind::count:
      case Kind::total:
        expressible_ = false;
        return "";
    }
    CHECK(false, "a node of unknown kind");
  }

  std::string applied(std::string_view head, Node node) {
    // Not a reference into the arena: writing `at least` makes further nodes.
    const std::vector<Node> children(arena_.children(node).begin(), arena_.children(node).end());
    std::string result = fmt::format("({}", head);
    for (const Node child : children) result += " " + text(child);
    return result + ")";
  }

  std::string quantified(std::string_view word, std::span<const VariableId> variables, Formula body) {
    std::string bound;
    for (const VariableId variable : variables) {
      sorts_.insert(arena_.sort(variable).value);
      bound += fmt::format("(x{} {})", variable.value, name(arena_.sort(variable)));
    }
    return fmt::format("({} ({}) {})", word, bound, text(body));
  }

  // So many, no two of them the same.
  std::string at_least(Node node) {
    const std::int64_t least = arena_.number(node).to_int64().value_or(most_counted + 1);
    if (least > most_counted) {
      expressible_ = false;
      return "";
    }
    const VariableId counted = arena_.variables(node)[0];
    const Formula body = arena_.children(node)[0];
    std::vector<VariableId> variables;
    std::vector<Formula> parts;
    for (std::int64_t i = 0; i < least; ++i) {
      variables.push_back(arena_.fresh_variable(arena_.sort(counted), arena_.name(counted)));
      const logic::Term one = arena_.variable(variables.back());
      parts.push_back(arena_.substitute(body, {{counted, one}}));
      for (std::size_t j = 0; j + 1 < variables.size(); ++j)
        parts.push_back(arena_.negation(arena_.equal(arena_.variable(variables[j]), one)));
    }
    return quantified("exists", variables, arena_.conjunction(std::move(parts)));
  }

  static std::string numeral(SortId sort, const Number& number) {
    const bool negative = number < Number(0);
    const std::string fraction = (negative ? -number : number).to_fraction();
    const std::size_t slash = fraction.find('/');
    std::string text = fraction;
    if (sort != Signature::integer)
      text = slash == std::string::npos ? fraction + ".0"
                                        : fmt::format("(/ {}.0 {}.0)", fraction.substr(0, slash), fraction.substr(slash + 1));
    return negative ? fmt::format("(- {})", text) : text;
  }

  Theory& theory_;
  Arena& arena_;
  bool expressible_ = true;
  std::string assertions_;
  std::set<std::uint32_t> sorts_, symbols_;
  std::unordered_map<std::uint32_t, std::string> known_;  // by node
};

}  // namespace

std::optional<std::string> smtlib(Theory& theory, const solve::Query& query) { return Writer(theory).question(query); }

}  // namespace proviso::differential
