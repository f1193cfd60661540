#include "usage_specs.h"

#include <fmt/format.h>

#include <random>

namespace proviso::differential {

namespace {

constexpr const char* limits = "with at most 2 End, 2 Call";

// Formulas over an endpoint `e` or a call `c`, and quantified ones.
class UsageGenerator {
 public:
  explicit UsageGenerator(std::uint64_t seed) : random_(seed) {}

  std::string run() {
    ordered_ = one_in(2);
    linked_ = !ordered_ && one_in(2);
    has_readings_ = one_in(2);
    numbered_ = one_in(2);
    std::string text = "enum Party { a, b }\n";
    text += fmt::format("type End {{ at: Party, ok: bool{} }}\n", numbered_ ? ", limit: int" : "");
    text += fmt::format("usage type Call{} {{ to: End, by: Party, {}{} }}\n", ordered_ ? " ordered" : "",
                        numbered_ ? "size: int" : "new: bool", linked_ ? ", after_call: optional Call" : "");
    // The numbers that are enumerated.
    if (numbered_) text += "fact limits : every End e: e.limit in {0, 1}\nfact sizes : every Call c: c.size in {0, 1}\n";
    if (one_in(3)) text += "individual gate: End\n";
    text += "usage relation down(End)\n";
    text += has_readings_ ? fmt::format("define odd(Call c)\n  reading one = {}\n  reading two = {}\n", of_call(1), of_call(1))
                          : fmt::format("define odd(Call c) = {}\n", of_call(1));
    defined_ = true;
    if (one_in(2)) text += fmt::format("define target(Call c): End = c.to\n");
    has_target_ = text.ends_with("= c.to\n");
    text += fmt::format("fact allowed : every Call c: {}\n", of_call(2));
    if (one_in(2)) text += fmt::format("fact built : every End e: {}\n", of_end(1));
    if (one_in(3)) text += fmt::format("fact mixed : {}\n", closed(1));
    text += fmt::format("requirement wanted can: some Call c: {}\n", of_call(1));
    if (one_in(2)) text += fmt::format("requirement wanted_too can: some Call c, Call d where c != d: {}\n", pair());
    if (one_in(3)) text += fmt::format("requirement never_odd always: every Call c: {}\n", of_call(1));
    if (one_in(2)) text += fmt::format("requirement plain : some End e: {}\n", of_end(1));
    text += "contract k \"k\" from 2026-01-01 {\n";
    text += fmt::format("  clause primary {{ every Call c where {} must{} ({}) }}\n", of_call(1), one_in(3) ? " not" : "", of_call(1));
    if (one_in(2)) {
      text += fmt::format("  clause secondary {{ notwithstanding primary every Call c where {} may {} }}\n", of_call(0),
                          one_in(3) ? "anything" : "(" + of_call(1) + ")");
    }
    if (one_in(3)) text += fmt::format("  clause tertiary {{ every Call c, Call d where {} must c.by = d.by }}\n", pair());
    if (one_in(3)) {
      text += fmt::format("  clause open {{ every End e where {} must be able to (some Call c where c.to = e: {}){} }}\n", of_end(1),
                          of_call(1), one_in(3) ? " unless " + of_end(0) : "");
      if (one_in(3)) text += fmt::format("  clause but {{ notwithstanding open every End e where {} may anything }}\n", of_end(0));
    }
    if (one_in(8))
      text += fmt::format("  clause anybody {{ every Party p must be able to (some Call c where c.by = p: {}) }}\n", of_call(1));
    if (one_in(8)) text += fmt::format("  clause ever {{ must be able to (some Call c, Call d where c != d: {}) }}\n", pair());
    text += "}\n";
    text += fmt::format("check bare {{ possible {} }}\n", limits);
    text += fmt::format("check some_such {{ possible some Call c: {} {} }}\n", of_call(1), limits);
    text += fmt::format("check all_such {{ always every Call c: {} {} }}\n", of_call(1), limits);
    text += fmt::format("check all_such_wanted {{ always every Call c: {} {} with wanted }}\n", of_call(1), limits);
    return text;
  }

 private:
  bool one_in(unsigned n) { return random_() % n == 0; }
  template <typename List>
  std::string one_of(const List& list) {
    return list[random_() % list.size()];
  }

  std::string join(std::string a, std::string b) { return fmt::format("(({}) {} ({}))", a, one_in(2) ? "and" : "or", b); }

  std::string of_end(int depth) {
    if (depth > 0 && one_in(2)) return join(of_end(depth - 1), of_end(depth - 1));
    std::vector<std::string> atoms{"e.at = a", "e.ok", "not e.ok", "e.at != a", "(some End f where f != e)"};
    if (numbered_) atoms.insert(atoms.end(), {"e.limit > 0", "(every End f: f.limit <= e.limit)"});
    return one_of(atoms);
  }
  std::string of_call(int depth) {
    if (depth > 0 && one_in(2)) return join(of_call(depth - 1), of_call(depth - 1));
    std::vector<std::string> atoms{"c.by = a",
                                   "c.to.ok",
                                   "c.to.at = c.by",
                                   "c.to.at = b",
                                   "down(c.to)",
                                   "not down(c.to)",
                                   "(some Call d where d != c: d.to = c.to)",
                                   "count({ Call d where d.by = b }) < 2",
                                   "(every End e: e.ok or e = c.to)"};
    if (numbered_)
      atoms.insert(atoms.end(), {"c.size <= c.to.limit", "c.size >= c.to.limit", "c.size = 1", "c.size + c.to.limit = 1",
                                 "sum { Call d where d.to = c.to : d.size } <= c.to.limit"});
    else
      atoms.insert(atoms.end(), {"c.new", "not c.new", "(no Call d where d.new)"});
    if (ordered_) atoms.insert(atoms.end(), {"(some Call d where d before c)", "exists previous c", "c = first Call"});
    if (linked_)
      atoms.insert(atoms.end(), {"exists c.after_call", "(some Call d where d.after_call = c: d.by != c.by)", "c reaches c by after_call"});
    if (defined_) atoms.insert(atoms.end(), {"odd(c)", "not odd(c)"});
    if (has_target_) atoms.push_back("target(c).ok");
    return one_of(atoms);
  }
  std::string pair() {
    std::vector<std::string> atoms{"c.to != d.to", "c.by != d.by", "c.to = d.to"};
    if (numbered_) atoms.push_back("c.size < d.size");
    if (ordered_) atoms.push_back("c before d");
    if (linked_) atoms.push_back("c.after_call = d");
    return one_of(atoms);
  }
  std::string closed(int depth) {
    return one_in(2) ? fmt::format("every Call c: {}", of_call(depth))
                     : fmt::format("every End e: (every Call c where c.to = e: {})", of_call(depth));
  }

  std::mt19937_64 random_;
  bool ordered_ = false, linked_ = false, numbered_ = false, has_readings_ = false, defined_ = false, has_target_ = false;
};

}  // namespace

const std::vector<std::string>& usage_specs() {
  static const std::vector<std::string> specs{
      // The first call of all breaks whatever is built, unless nothing can call.
      R"(
enum Party { us, them }
type End { on: Party, open_to: set Party }
usage type Call ordered { to: End, by: Party }
fact only_open : every Call c: c.by in c.to.open_to
contract k "k" from 2026-01-01 { clause hosted { every Call c where (no Call d where d before c) must c.to.on = us } }
requirement elsewhere : some End e: e.on = them
requirement used can: some Call c: c.to.on = them
requirement used_by_us can: some Call c: c.by = us
check empty { possible with at most 2 End, 2 Call without used, used_by_us }
check other { possible with at most 2 End, 2 Call without used }
check all { possible with at most 2 End, 2 Call }
check never_used { always no Call c where c.to.on = them with at most 2 End, 2 Call }
)",
      // Usage relations, and a fact that the design relies on.
      R"(
type Site { spare: optional Site, main: bool }
usage relation fails(Site)
usage type Job { at: Site }
define not_main(Job j) = not j.at.main
fact one_at_a_time : every Site s, Site t where fails(s) and fails(t): s = t
fact moves : every Job j: not fails(j.at)
contract k "k" from 2026-01-01 {
  clause main_site { every Job j must j.at.main }
  clause outage { notwithstanding main_site every Job j where (some Site s: s.main and fails(s) and s.spare = j.at) may not_main(j) }
}
requirement works can: some Job j
requirement survives can: some Job j, Site s: fails(s) and s.main
check plain { possible with at most 2 Site, 2 Job }
check spare_used { always no Job j where not j.at.main with at most 2 Site, 2 Job }
)",
      // Rights: one that hangs on what is built, one with readings and an exception, one of nothing in particular.
      R"(
type Site { portal: bool, gold: bool }
usage type Export ordered { by: Site, rest: optional Export }
usage relation asked(Site)
define whole(Export e)
  reading at_once = not exists e.rest
  reading in_parts = e.rest.by = e.by and e before e.rest
fact through_the_portal : every Export e: e.by.portal and (asked(e.by) or exists previous e)
fact ones_own : every Export e where exists e.rest: e.rest.by = e.by
contract k "k" from 2026-01-01 {
  clause export { every Site s must be able to (some Export e where e.by = s: whole(e) and asked(s)) }
  clause but { notwithstanding export every Site s where s.gold may anything }
  clause two { every different Site s, t where s.gold and t.gold must be able to (some Export e, Export f: e.by = s and f.by = t) }
}
requirement closed : some Site s: not s.portal
requirement used can: some Export e
check plain { possible with at most 2 Site, 2 Export }
check no_gold { possible (every Site s: not s.gold) with at most 2 Site, 2 Export }
check gold { always some Site s: s.gold with at most 2 Site, 2 Export with closed }
check one_gold { possible (every Site s: s.gold) and (some different Site s, t) with at most 2 Site, 2 Export }
check without_it { possible (every Site s: not s.gold) without export with at most 2 Site, 2 Export }
)",
      // A subtype, a set, and an individual.
      R"(
type Store { eu: bool }
type Copy is Store { of: Store }
individual home: Store
usage type File { in: some Store, personal: bool }
fact copies : every File f, Copy c where c.of in f.in: c in f.in
contract k "k" from 2026-01-01 { clause residency { every File f, Store s where f.personal and s in f.in must s.eu } }
requirement keeps can: some File f: f.personal and home in f.in
requirement abroad : some Store s: not s.eu
check possible_at_all { possible with at most 2 Store, 1 File }
check no_copies { always every Copy c: c.of.eu with at most 2 Store, 1 File }
)",
  };
  return specs;
}

std::string random_usage_spec(std::uint64_t seed) { return UsageGenerator(seed).run(); }

}  // namespace proviso::differential
