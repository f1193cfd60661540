// An override is written between clauses and holds between rules: every rule of the overriding clause, in each of its readings,
// overrides every rule of the other clause. Variables with equal names are matched; if no name is shared, the only pair of comparable
// types is matched; with a rule without variables, nothing is matched.

#include "resolve/passes/overrides.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "model/compliance.h"
#include "model/versions.h"
#include "resolve/passes/clauses.h"
#include "resolve/symbols/lookup.h"
#include "resolve/symbols/type_rules.h"
#include "resolve/typing/variables.h"

namespace proviso::resolve {

namespace {

using Match = std::vector<std::pair<VarId, VarId>>;

class Overrider {
 public:
  Overrider(const Lexicon& lexicon, Model& model, Reports& reports)
      : lexicon_(lexicon),
        model_(model),
        said_(reports),
        silent_(reports.sources(), ignored_),
        reports_(&reports),
        nodes_(rule_nodes(lexicon)) {}

  void resolve(ClauseId id) {
    const DeclaredClause& declared = lexicon_.declarations.clauses[id.value];
    const syntax::Clause& node = *declared.node;
    reports_ = declared.same_words.valid() ? &silent_ : &said_;  // what is wrong with the same words has been said
    const std::vector<RuleId> own = rules_of(id);
    for (const syntax::QualifiedName& name : node.notwithstanding) {
      if (const auto target = target_of(name, declared.contract, id)) override_all(own, *target, name.span());
    }
    if (node.notwithstanding_everything.valid()) override_all(own, all_clauses_but(id), node.notwithstanding_everything, not_by_name);
    for (const syntax::QualifiedName& name : node.subject_to) {
      if (const auto prevailing = target_of(name, declared.contract, id)) override_by_all(*prevailing, id, name.span());
    }
    for (const RuleId rule : own) resolve_rule(*nodes_[rule.value], rule, id, declared.contract);
  }

  // Once all clauses are resolved: Contract::exceptions.
  std::vector<ClauseId> exceptions_of(const Contract& contract) const {
    std::set<ClauseId> found(contract.clauses.begin(), contract.clauses.end());
    std::vector<ClauseId> open = contract.clauses;
    while (!open.empty()) {
      const ClauseId overridden = open.back();
      open.pop_back();
      for (auto by = named_.lower_bound({overridden, ClauseId{0}}); by != named_.end() && by->first == overridden; ++by) {
        if (found.insert(by->second).second) open.push_back(by->second);
      }
    }
    return {found.begin(), found.end()};
  }

 private:
  static constexpr bool not_by_name = false;

  // `notwithstanding` at the end of a rule; it may name the rule's own clause.
  void resolve_rule(const syntax::Rule& node, RuleId rule, ClauseId own, ContractId contract) {
    for (const syntax::QualifiedName& name : node.notwithstanding) {
      if (const auto target = look_up_clauses(lexicon_, name, contract, *reports_)) override_all({rule}, target->clauses, name.span());
    }
    if (node.notwithstanding_everything.valid()) {
      override_all({rule}, all_clauses_but(own), node.notwithstanding_everything, not_by_name);
    }
  }

  std::vector<RuleId> rules_of(ClauseId clause) const {
    std::vector<RuleId> rules;
    for (const ClauseReading& reading : model_[clause].readings) rules.insert(rules.end(), reading.rules.begin(), reading.rules.end());
    return rules;
  }

  std::vector<ClauseId> all_clauses_but(ClauseId own) const {
    std::vector<ClauseId> clauses;
    for (std::uint32_t i = 0; i < model_.clauses.size(); ++i) {
      if (!same_clause(model_.clauses[i], model_[own])) clauses.push_back(ClauseId{i});
    }
    return clauses;
  }

  // The clauses that `name` denotes; the clause `own` is left out if its contract is named, and is an error otherwise.
  std::optional<std::vector<ClauseId>> target_of(const syntax::QualifiedName& name, ContractId contract, ClauseId own) {
    auto found = look_up_clauses(lexicon_, name, contract, *reports_);
    if (!found) return {};
    if (found->contract.valid()) {
      std::erase_if(found->clauses, [&](ClauseId id) { return same_clause(model_[id], model_[own]); });
    } else if (same_clause(model_[found->clauses.front()], model_[own])) {
      reports_->add(Code::C006, name.span(), in_back_ticks(name.name.text) + " would override itself",
                    {model_[own].heading.name_span, "this clause"});
      return {};
    }
    return std::move(found->clauses);
  }

  // Each of the rules must override a rule of one of the clauses.
  void override_all(const std::vector<RuleId>& overriding, const std::vector<ClauseId>& clauses, Span written, bool by_name = true) {
    for (const RuleId by : overriding) {
      for (const ClauseId clause : clauses)
        if (by_name && together(clause, by)) named_.insert({clause, model_[by].clause});
    }
    for (const RuleId by : overriding) {
      if (!override_by(by, clauses, written)) report_unreached(by, clauses, written);
    }
  }

  // `subject to`: if a contract is named, one of its rules that overrides the clause suffices.
  void override_by_all(std::vector<ClauseId> prevailing, ClauseId clause, Span written) {
    const std::vector<ClauseId> all = prevailing;
    std::erase_if(prevailing, [&](ClauseId by) { return !overlap(model_, model_[by], model_[clause]); });
    if (prevailing.empty()) return report_unreached(rules_of(clause).front(), all, written);
    if (prevailing.size() == 1) return override_all(rules_of(prevailing.front()), {clause}, written);
    bool reaches = false;
    for (const ClauseId by : prevailing) {
      named_.insert({clause, by});
      for (const RuleId rule : rules_of(by)) reaches = override_by(rule, {clause}, written) || reaches;
    }
    if (!reaches) report_unreached_by_all(prevailing, clause, written);
  }

  // Is there a day on which both count?
  bool together(ClauseId clause, RuleId rule) const { return overlap(model_, model_[clause], model_[model_[rule].clause]); }

  // Does the rule override a rule of the clauses? Also true if that is an error, which has been reported.
  bool override_by(RuleId by, const std::vector<ClauseId>& clauses, Span written) {
    bool reaches = false;
    for (const ClauseId clause : clauses) {
      if (!together(clause, by)) continue;
      for (const RuleId rule : rules_of(clause)) {
        if (rule == by || !may_override(by, rule)) continue;
        const std::optional<Match> match = match_of(by, rule, written, reaches);
        if (!match) continue;
        reaches = true;
        add(by, rule, *match);
      }
    }
    return reaches;
  }

  // A right overrides nothing, and is overridden by `may anything` alone.
  bool may_override(RuleId by, RuleId rule) const {
    return !is_right(model_[by]) && (!is_right(model_[rule]) || nodes_[by.value]->anything);
  }

  void add(RuleId by, RuleId rule, const Match& match) {
    const std::uint64_t pair = (std::uint64_t{by.value} << 32U) | rule.value;
    if (added_.insert(pair).second) model_.rules[rule.value].overridden_by.push_back({by, match});
  }

  // Nothing if the rule cannot override the other one; sets `reported` if that is an error of its own.
  std::optional<Match> match_of(RuleId by, RuleId rule, Span written, bool& reported) {
    const std::vector<VarId>& outer = model_[by].variables;
    const std::vector<VarId>& inner = model_[rule].variables;
    Match match;
    if (outer.empty() || inner.empty()) return match;
    for (const VarId a : outer) {
      for (const VarId b : inner) {
        if (model_[a].name != model_[b].name) continue;
        if (!may_be_one(a, b)) {
          report_incomparable(a, b, written);
          reported = true;
          return {};
        }
        match.emplace_back(a, b);
      }
    }
    if (!match.empty()) return match;
    for (const VarId a : outer) {
      for (const VarId b : inner) {
        if (may_be_one(a, b)) match.emplace_back(a, b);
      }
    }
    if (match.empty()) return {};
    if (match.size() == 1) return match;
    report_ambiguous(match, written);
    reported = true;
    return {};
  }

  bool may_be_one(VarId a, VarId b) const {
    if (is_poisoned(model_[a]) || is_poisoned(model_[b])) return true;
    return comparable(model_, model_[a].value.type, model_[b].value.type);
  }

  std::string typed(VarId id) const {
    return in_back_ticks(std::string(type_name(model_, model_[id].value)) + " " + std::string(model_[id].name));
  }

  void report_incomparable(VarId a, VarId b, Span written) {
    text::Diagnostic diagnostic{Code::C007, model_[a].span, {}, {}, {}};
    diagnostic.message = typed(a) + " of the rule that prevails and " + typed(b) +
                         " of the one that it overrides have the same name and are never the same thing";
    diagnostic.labels = {{model_[b].span, "the rule that is overridden"}, {written, "overridden because of this"}};
    diagnostic.help = "give them different names, or let them range over one type";
    reports_->add(std::move(diagnostic));
  }

  void report_ambiguous(const Match& match, Span written) {
    text::Diagnostic diagnostic{Code::C008, written, {}, {}, {}};
    diagnostic.message = "it is not clear which variables of the two rules are the same thing: " + typed(match[0].first) + " may be " +
                         typed(match[0].second) + ", and " + typed(match[1].first) + " may be " + typed(match[1].second);
    diagnostic.labels = {{model_[match[0].first].span, "in the rule that prevails"},
                         {model_[match[0].second].span, "in the rule that is overridden"}};
    diagnostic.help = "give the variables that are meant to be the same thing the same name";
    reports_->add(std::move(diagnostic));
  }

  // Reports that none of the clauses counts on a day on which the rule `by` does, if that is so.
  bool report_gone(RuleId by, const std::vector<ClauseId>& clauses, Span written) {
    if (clauses.empty() || std::ranges::any_of(clauses, [&](ClauseId clause) { return together(clause, by); })) return false;
    const Clause& last = model_[clauses.back()];
    reports_->add(Code::C009, written,
                  "this overrides nothing: " + in_back_ticks(last.heading.name) + " is not part of its contract while " +
                      in_back_ticks(model_[model_[by].clause].heading.name) + " reads like this",
                  {model_[last.until.valid() ? last.until : last.by].heading.name_span, "because of this amendment"});
    return true;
  }

  // Reports that the rule `by` reaches no rule of these clauses.
  void report_unreached(RuleId by, const std::vector<ClauseId>& clauses, Span written) {
    if (!has_rules(clauses, written) || report_gone(by, clauses, written)) return;
    const Clause& own = model_[model_[by].clause];
    std::string rule = "a rule of " + in_back_ticks(own.heading.name);
    if (own.readings.size() > 1) rule += ", read as " + in_back_ticks(own.readings[model_[by].reading].heading.name) + ",";
    const std::string targets = clauses.size() == 1 ? in_back_ticks(model_[clauses.front()].heading.name) : reports_->words(written);
    text::Diagnostic diagnostic{Code::C009, written, rule + " reaches no rule of " + targets + " that it could override", {}, {}, {}};
    diagnostic.labels.push_back({model_[by].span, "this rule is about " + things_of(by)});
    label_rules(clauses, diagnostic);
    diagnostic.help =
        "each rule of a clause that overrides has to reach one: let both name a thing of the same type, or give the rule a clause of its "
        "own";
    const auto gives_right = [&](ClauseId clause) { return only_gives_rights(model_, clause); };
    if (is_right(model_[by])) {
      diagnostic.help = "a right (`must be able to`) overrides nothing: write it in a clause of its own";
    } else if (std::ranges::all_of(clauses, gives_right)) {
      diagnostic.help = "a right (`must be able to`) has exceptions that say `may anything`, and no others";
    }
    reports_->add(std::move(diagnostic));
  }

  // Reports that no rule of the prevailing clauses reaches the clause that is subject to them.
  void report_unreached_by_all(const std::vector<ClauseId>& prevailing, ClauseId clause, Span written) {
    if (!has_rules(prevailing, written)) return;
    text::Diagnostic diagnostic{Code::C009, written, {}, {}, {}, {}};
    diagnostic.message = "no rule of " + reports_->words(written) + " reaches a rule of " + in_back_ticks(model_[clause].heading.name) +
                         " that it could override";
    label_rules({clause}, diagnostic);
    label_rules(prevailing, diagnostic);
    diagnostic.help = "let a rule on each side name a thing of the same type";
    reports_->add(std::move(diagnostic));
  }

  bool has_rules(const std::vector<ClauseId>& clauses, Span written) {
    if (!clauses.empty()) return true;
    reports_->add(Code::C009, written, "this overrides nothing: there is no rule there");
    return false;
  }

  void label_rules(const std::vector<ClauseId>& clauses, text::Diagnostic& diagnostic) const {
    for (const ClauseId clause : clauses) {
      for (const RuleId rule : rules_of(clause)) {
        if (diagnostic.labels.size() < 4) diagnostic.labels.push_back({model_[rule].span, "a rule about " + things_of(rule)});
      }
    }
  }

  std::string things_of(RuleId rule) const {
    std::vector<std::string_view> types;
    for (const VarId variable : model_[rule].variables) {
      const std::string_view type = type_name(model_, model_[variable].value);
      if (std::ranges::find(types, type) == types.end()) types.push_back(type);
    }
    return list_in_back_ticks(types);
  }

  const Lexicon& lexicon_;
  Model& model_;
  Reports& said_;
  text::Diagnostics ignored_;
  Reports silent_;
  Reports* reports_;
  std::vector<const syntax::Rule*> nodes_;
  std::unordered_set<std::uint64_t> added_;        // pairs of rules
  std::set<std::pair<ClauseId, ClauseId>> named_;  // a clause, and one that overrides it and names it or its contract
};

}  // namespace

void resolve_overrides(const Lexicon& lexicon, Model& model, Reports& reports) {
  Overrider overrider(lexicon, model, reports);
  for (std::uint32_t i = 0; i < model.clauses.size(); ++i) overrider.resolve(ClauseId{i});
  for (Contract& contract : model.contracts) contract.exceptions = overrider.exceptions_of(contract);
}

}  // namespace proviso::resolve
