// Specs that cannot be settled quickly, each hard in a place of its own.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

namespace proviso::answer {

struct HardSpec {
  std::string name;
  std::string text;
};

// "prefix0 separator prefix1 separator ..."
inline std::string series(int count, const std::string& separator, const auto& item) {
  std::string result;
  for (int i = 0; i < count; ++i) result += (i == 0 ? "" : separator) + item(i);
  return result;
}

inline std::string many_lines(int count, const auto& item) { return series(count, "\n", item) + "\n"; }

inline const std::string possible = "check q { possible without contracts }\n";

// Terms of two readings that interact in a sum: of each the outcome depends on all the others.
inline std::string terms_in_a_sum(int count) {
  return "type A\n" + many_lines(count, [](int i) { return fmt::format("define t{}() : int\n  reading x = 1\n  reading y = 0", i); }) +
         "fact f : " + series(count, " + ", [](int i) { return fmt::format("t{}()", i); }) + fmt::format(" = {}\n", count / 2) + possible;
}

inline std::string example_of_a_sum() {
  return "type T { n: int }\ncontract c from 2025-01-01 {\n  clause far { every T a, T b, T c, T d, T f, T g, T h, T i, T j, T k must "
         "a.n + 2 * b.n + 3 * c.n + 4 * d.n + 5 * f.n + 6 * g.n + 7 * h.n + 8 * i.n + 9 * j.n != 1001 + k.n }\n}\nexample e {\n" +
         many_lines(12, [](int i) { return fmt::format("  T t{} {{ n = {} }}", i, 2 * i); }) + "  expect complies\n}\n";
}

// The number of the usage lies between two numbers of the design, and another design is always broken by another number.
inline std::string broken_by_another_number() {
  return "type Key { cap: int }\nusage type Call { key: Key, cost: int }\nindividual k, l: Key\n"
         "fact f : every Call c: 3 * c.cost <= c.key.cap\n"
         "contract a from 2026-01-01 { clause t { every Call c where c.key = k must 2 * c.cost <= l.cap } }\n"
         "check z { possible l.cap >= 0 and 2 * k.cap >= 3 * l.cap + 12 }\n";
}

inline std::string open_interval() {
  return "type Key { share: decimal }\nusage type Call { key: Key, cost: decimal }\nindividual k: Key\n"
         "fact f : every Call c: c.cost > 0 and c.cost < c.key.share\n"
         "contract a from 2026-01-01 { clause t { every Call c must not c.key = k } }\n"
         "check z { possible k.share > 0 }\n";
}

inline std::string containment_by_order() {
  return "type Object\ntype Dir is Object { entries: set Entry }\ntype File is Object\n"
         "type Entry { object: Object, name: Name, time: Time }\ntype Name\ntype Time ordered\nindividual root: Dir\n"
         "fact abstract_object : every Object o: o is Dir or o is File\n"
         "fact unique_names : every Dir d, Entry e, Entry f where e in d.entries and f in d.entries and e.name = f.name: e = f\n"
         "fact no_shared_dirs : every Dir d: at most 1 Entry e where e.object = d\n"
         "fact no_dangling_objects : (every Entry e: e.object != root) and (every Object o where o != root: some Entry e where e.object = "
         "o)\n"
         "fact one_directory_per_entry : every Entry e: exactly 1 Dir d where e in d.entries\n"
         "define contains(Object a, Object b) = some Entry e where e.object = b: a is Dir and e in a.entries\n"
         "fact children_timestamp : every Entry e, Dir d, Entry f where e.object = d and f in d.entries: e.time before f.time\n"
         "check no_cycle { always no Dir d where d reaches d by contains without contracts }\n";
}

inline std::vector<HardSpec> hard_specs() {
  const std::string path = series(20, ".", [](int) { return std::string("n"); });
  return {
      {"at_least_1000", "type Node\nfact f : at least 1000 Node n\n" + possible},
      {"at_least_4294967297", "type Node\nfact f : at least 4294967297 Node n\n" + possible},
      {"count_of_5000", "type Node { up: optional Node }\nfact f : count({ Node n where exists n.up }) >= 5000\n" + possible},
      {"exactly_300_with_7_each",
       "type Node { near: set Node }\nfact f : exactly 300 Node n\n"
       "fact g : every Node n: at least 7 Node m where m in n.near\n" +
           possible},
      {"fourteen_terms_in_a_sum", terms_in_a_sum(14)},
      {"twenty_one_terms_in_a_sum", terms_in_a_sum(21)},
      {"path_of_twenty", "type A { n: A }\nfact f : some A x\nfact h : every A x: x." + path + " != x\n" + possible},
      {"choices_of_eight_variables",
       "type T { e: set T }\nfact f : exactly 8 T t\nfact g : every T a, T b, T c, T d, T f, T g, T h, T i "
       "where b in a.e and c in b.e and d in c.e and f in d.e and g in f.e and h in g.e and i in h.e: a in i.e\n"
       "fact k : every T a: at least 3 T b where b in a.e\n" +
           possible},
      {"example_of_a_sum", example_of_a_sum()},
      {"subtypes_1000", "type T\n" + many_lines(1000, [](int i) { return fmt::format("type S{} is T", i); }) + possible},
      {"individuals_500", "type T { n: T }\n" + many_lines(500, [](int i) { return fmt::format("individual i{}: T", i); }) +
                              many_lines(500, [](int i) { return fmt::format("fact f{}: i{}.n = i{}", i, i, (i + 1) % 500); }) + possible},
      {"enum_of_1000", "enum E { " + series(1000, ", ", [](int i) { return fmt::format("e{}", i); }) +
                           " }\ntype T { v, w: E }\nfact f : every T t: t.v != t.w\n"
                           "check q { possible some T t: t.v = e17 and t.w = e18 without contracts }\n"},
      {"broken_by_another_number", broken_by_another_number()},
      {"open_interval", open_interval()},
      {"containment_by_order", containment_by_order()},
      {"iff_chain", "type World { " + series(16, ", ", [](int i) { return fmt::format("p{}: bool", i); }) + " }\nindividual w: World\n" +
                        "check c { always " + series(32, " iff (", [](int i) { return fmt::format("w.p{}", i % 16); }) +
                        std::string(31, ')') + " without contracts }\n"},
  };
}

}  // namespace proviso::answer
