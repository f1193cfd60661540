// What a spec is about: its vocabulary and its terms.
#include <fmt/format.h>

#include <algorithm>

#include "random_draft.h"

namespace proviso::differential::random {

namespace {

class Words {
 public:
  explicit Words(Draft& draft) : draft_(draft), dice_(draft.dice), words_(draft.words), options_(draft.options) {}

  std::string run() {
    types();
    fields();
    individuals();
    if (options_.dates && dice_.chance(50)) calendar();
    if (dice_.chance(60)) relation();
    if (dice_.chance(options_.usage ? 40 : 10)) relation();
    return std::move(text_);
  }

 private:
  template <typename... Arguments>
  void say(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    text_ += fmt::format(format, std::forward<Arguments>(arguments)...) + "\n";
  }

  void root(bool usage) {
    const std::string name = dice_.fresh(usage ? "U" : "T");
    const bool ordered = options_.order && dice_.chance(40);
    words_.types.push_back({name, "", false, ordered, usage, {}});
    for (int j = dice_.chance(50) ? 1 + dice_.up_to(1) : 0; j > 0; --j)
      words_.types.push_back({dice_.fresh("S"), name, false, ordered, usage, {}});
  }

  void types() {
    for (int i = 1 + dice_.up_to(options_.root_types - 1); i > 0; --i) root(false);
    if (options_.usage) root(true);
    if (!dice_.chance(50)) return;
    Type type{dice_.fresh("E"), "", true, false, false, {}};
    for (int i = 0; i < 2; ++i) type.elements.push_back(dice_.fresh("e"));
    say("enum {}{} {{ {}{}, {}{} }}", type.name, Draft::gloss_of(type.name), type.elements[0], Draft::gloss_of(type.elements[0]),
        type.elements[1], Draft::gloss_of(type.elements[1]));
    words_.types.push_back(type);
  }

  Field field_of(const Type& owner) {
    words_.of_design_alone = !owner.usage;
    Field field{dice_.fresh("g"), owner.name, {Sort::element, draft_.formulas.any_type()}, Shape::one, false};
    words_.of_design_alone = false;
    const int kind = dice_.below(10);
    if (kind == 0) field.range = {Sort::truth, ""};
    if (options_.numbers && kind == 1) field.range = {Sort::integer, ""};
    if (options_.numbers && kind == 2) field.range = {Sort::decimal, ""};
    if (options_.dates && kind == 3) field.range = {dice_.chance(70) ? Sort::date : Sort::moment, ""};
    if (dice_.chance(40)) field.shape = Shape::optional;
    if (field.range.sort == Sort::element && dice_.chance(50)) {
      field.shape = Shape::set;
      field.some = dice_.chance(25);
    }
    return field;
  }

  void fields() {
    for (const Type& type : std::vector<Type>(words_.types)) {
      if (type.is_enum) continue;
      std::string list;
      for (int i = dice_.up_to(options_.fields); i > 0; --i) {
        const Field field = field_of(type);
        const char* multiplicity = field.shape == Shape::one        ? ""
                                   : field.shape == Shape::optional ? "optional "
                                   : field.some                     ? "some "
                                                                    : "set ";
        const bool truth = field.range.sort == Sort::truth;
        list += fmt::format("  {}{}: {}{}{}\n", field.name, Draft::gloss_of(field.name), multiplicity, name(field.range),
                            Draft::phrases(field.name, truth ? std::vector<std::string>{"it"} : std::vector<std::string>{"it", "value"}));
        words_.fields.push_back(field);
      }
      const bool root = type.parent.empty();
      say("{}type {}{}{}{} {{\n{}}}", root && type.usage ? "usage " : "", type.name, Draft::gloss_of(type.name),
          root ? "" : " is " + type.parent, root && type.ordered ? " ordered" + order_of(type) : "", list);
    }
  }

  std::string order_of(const Type& type) {
    for (const Field& field : words_.fields) {
      const bool time = field.range.sort == Sort::date || field.range.sort == Sort::moment;
      if (field.owner == type.name && time && field.shape == Shape::one && dice_.chance(70)) return " by " + field.name;
    }
    return "";
  }

  void individuals() {
    std::vector<std::string> types;
    for (const Type& type : words_.types)
      if (!type.is_enum && !type.usage) types.push_back(type.name);
    for (int i = dice_.up_to(2); i > 0; --i) {
      words_.individuals.push_back({dice_.fresh("i"), {Sort::element, dice_.pick(types)}});
      const Variable& added = words_.individuals.back();
      say("individual {}{}: {}", added.name, Draft::gloss_of(added.name), added.range.type);
    }
  }

  // Short, so that days fall outside.
  void calendar() {
    const std::string name = dice_.fresh("k");
    const std::string until = dice_.one_of({"2025-02-05", "2025-02-27", "2025-03-31"});
    std::string off;
    if (dice_.chance(70)) off += dice_.chance(80) ? "  weekend saturday, sunday\n" : "  weekend friday\n";
    if (dice_.chance(70)) off += dice_.chance(60) ? "  closed 2025-01-30\n" : "  closed 2025-01-31, 2025-02-03, 2025-02-04\n";
    say("calendar {}{} from {} until {} {{\n{}}}", name, Draft::gloss_of(name), dice_.one_of({"2025-01-28", "2024-12-30"}), until, off);
    words_.calendars.push_back(name);
  }

  void relation() {
    Relation relation{dice_.fresh("rel"), {}, false};
    const int arity = dice_.chance(75) ? 2 : dice_.chance(70) ? 1 : 3;
    for (int column = 0; column < arity; ++column) relation.columns.push_back(draft_.formulas.any_type());
    if (arity >= 2 && dice_.chance(50)) relation.columns[1] = relation.columns[0];
    const bool marked = options_.usage && dice_.chance(40);
    relation.usage = marked;
    for (const std::string& column : relation.columns) relation.usage = relation.usage || words_.type(column).usage;
    std::vector<std::string> places;
    for (std::size_t i = 1; i <= relation.columns.size(); ++i) places.push_back(std::to_string(i));
    say("{}relation {}({}){}{}", marked ? "usage " : "", relation.name, fmt::join(relation.columns, ", "), Draft::gloss_of(relation.name),
        Draft::phrases(relation.name, places));
    words_.relations.push_back(relation);
  }

  Draft& draft_;
  Dice& dice_;
  Vocabulary& words_;
  const RandomSpecOptions& options_;
  std::string text_;
};

class Terms {
 public:
  explicit Terms(Draft& draft) : draft_(draft), dice_(draft.dice), words_(draft.words), options_(draft.options) {}

  // Empty where nothing of the term's type can be had.
  std::string run(bool on_clauses) {
    Definition d;
    d.usage = words_.has_usage() && dice_.chance(60);
    d.on_clauses = on_clauses;
    words_.of_design_alone = !d.usage;
    const std::string text = declared(d);
    words_.of_design_alone = false;
    if (!text.empty()) words_.definitions.push_back(d);
    return text;
  }

  std::string again(Definition& d) {
    words_.of_design_alone = !d.usage;
    const std::string text = meant(d, d.predicate ? "" : range_of(d));
    words_.of_design_alone = false;
    return text;
  }

 private:
  std::string declared(Definition& d) {
    d.predicate = dice_.chance(60);
    d.name = dice_.fresh("d");
    parameters(d);
    std::string range;
    if (!d.predicate) range = result(d);
    return meant(d, range);
  }

  std::string meant(const Definition& d, const std::string& range) {
    std::string parameters;
    for (const Variable& p : d.parameters) parameters += fmt::format("{}{} {}", parameters.empty() ? "" : ", ", name(p.range), p.name);
    const int readings = options_.readings && dice_.chance(45) ? dice_.chance(20) ? 3 : 2 : 1;
    std::vector<std::string> meanings;
    for (int i = 0; i < readings; ++i) {
      meanings.push_back(meaning(d.parameters, d));
      if (meanings.back().empty()) return "";
    }
    std::vector<std::string> places;
    for (const Variable& p : d.parameters) places.push_back(p.name);
    if (!d.predicate) places.emplace_back("value");
    const std::string head =
        fmt::format("define {}({}){}{}{}", d.name, parameters, Draft::gloss_of(d.name), range, Draft::phrases(d.name, places));
    if (readings == 1) return fmt::format("{}{} = {}\n", head, draft_.cites(), meanings[0]);
    std::string text = fmt::format("{}{}\n", head, draft_.cites());
    Ambiguity ambiguity{d.name, {}};
    for (const std::string& meaning : meanings) {
      ambiguity.readings.push_back(fmt::format("w{}", ambiguity.readings.size()));
      const std::string& reading = ambiguity.readings.back();
      text += fmt::format("  reading {}{}{}{}{} = {}\n", reading, draft_.gloss(), draft_.cites(), Draft::cost(reading),
                          Draft::phrases(reading, places), meaning);
    }
    words_.ambiguities.push_back(std::move(ambiguity));
    return text;
  }

  void parameters(Definition& d) {
    const int arity = d.predicate ? dice_.chance(10) ? 0 : 1 + dice_.below(2) : dice_.up_to(1);
    for (int i = 0; i < arity; ++i) {
      Range range{Sort::element, draft_.formulas.any_type()};
      if (i == 1 && d.parameters[0].range.sort == Sort::element && dice_.chance(50)) range.type = words_.root(d.parameters[0].range.type);
      if (options_.values && dice_.chance(35)) range = {dice_.pick(draft_.formulas.sorts()), ""};
      d.parameters.push_back({dice_.fresh("p"), range});
    }
  }

  std::string result(Definition& d) {
    std::vector<std::string> types;
    for (const Type& type : words_.types)
      if (d.usage || !type.usage) types.push_back(type.name);
    d.range = {Sort::element, dice_.pick(types)};
    if (dice_.chance(30)) d.range = {dice_.pick(draft_.formulas.sorts()), ""};
    if (d.range.sort == Sort::truth) d.range = {Sort::element, types.front()};  // that is a predicate
    d.shape = dice_.chance(40) ? Shape::optional : Shape::one;
    if (d.range.sort == Sort::element && dice_.chance(40)) d.shape = Shape::set;
    // A call in it may be absent.
    d.few = d.shape == Shape::optional && (d.range.sort == Sort::integer || d.range.sort == Sort::decimal) && dice_.chance(60);
    return range_of(d);
  }

  static std::string range_of(const Definition& d) {
    return fmt::format(": {}{}", d.shape == Shape::set ? "set " : d.shape == Shape::optional ? "optional " : "", name(d.range));
  }

  std::string meaning(const Scope& scope, const Definition& d) {
    RandomFormulas& formulas = draft_.formulas;
    const int depth = options_.depth - 1;
    if (d.predicate && d.on_clauses) {
      if (const std::string kept = formulas.kept(scope, 1); !kept.empty()) return kept;
    }
    if (d.predicate) return predicate(scope, depth);
    if (d.few) return formulas.few(scope, d.range.sort, depth);
    if (d.shape == Shape::one) return formulas.certain(scope, d.range, depth);
    if (d.range.sort != Sort::element) return formulas.value(scope, d.range.sort, depth);
    if (d.shape == Shape::set) return formulas.set(scope, d.range.type, depth);
    return formulas.argument(scope, d.range, depth);
  }

  // Mostly about the values that it is given.
  std::string predicate(const Scope& scope, int depth) {
    for (const Variable& p : scope) {
      if (p.range.sort == Sort::element || dice_.chance(40)) continue;
      const std::string said = p.range.sort == Sort::truth ? p.name
                                                           : fmt::format("({} {} {})", p.name, dice_.one_of({"=", "<=", ">", "!="}),
                                                                         draft_.formulas.certain(scope, p.range, 1));
      if (dice_.chance(40)) return said;
      return fmt::format("({} {} {})", said, dice_.one_of({"and", "or", "iff"}), draft_.formulas.formula(scope, depth - 1));
    }
    return draft_.formulas.formula(scope, depth);
  }

  Draft& draft_;
  Dice& dice_;
  Vocabulary& words_;
  const RandomSpecOptions& options_;
};

}  // namespace

std::string vocabulary(Draft& draft) { return Words(draft).run(); }

// Resting on terms that are declared before it alone.
std::string redefinition(Draft& draft, Definition definition) {
  std::vector<Definition>& all = draft.words.definitions;
  const std::vector<Definition> before = all;
  all.erase(std::ranges::find(all, definition.name, &Definition::name), all.end());
  const std::string text = Terms(draft).again(definition);
  all = before;
  return text;
}

std::string definitions(Draft& draft, int count, bool on_clauses) {
  std::string text;
  for (int i = 0; i < count; ++i) text += Terms(draft).run(on_clauses);
  return text;
}

}  // namespace proviso::differential::random
