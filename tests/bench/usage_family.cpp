// k endpoints and k kinds of calls, each kind with its clause and with a requirement that some call be of it: how many designs are
// proposed until one is admissible, or none is left, and how long that takes.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "answer/check.h"
#include "resolve/load/load.h"

namespace {

using namespace proviso;

std::string spec(int k, bool possible) {
  std::string kinds, endpoints, requirements, clauses;
  for (int i = 0; i < k; ++i) {
    kinds += fmt::format("{}kind_{}", i == 0 ? "" : ", ", i);
    endpoints += fmt::format("{}end_{}", i == 0 ? "" : ", ", i);
    requirements += fmt::format("requirement asked_{} can: some Call c: c.kind = kind_{}\n", i, i);
    clauses +=
        fmt::format("  clause hosted_{} {{ every Call c where c.kind = kind_{} must c.to.on = {} }}\n", i, i, i % 2 == 0 ? "Azure" : "AWS");
  }
  std::string text = "enum Cloud { Azure, AWS, Elsewhere }\nenum Kind { " + kinds + " }\n";
  text += "type End { on: Cloud, takes: set Kind }\nindividual " + endpoints + ": End\n";
  text += "usage type Call ordered { to: End, kind: Kind }\n";
  text += "fact taken : every Call c: c.kind in c.to.takes\n";
  text += "contract k \"k\" from 2026-01-01 {\n" + clauses + "}\n" + requirements;
  text += "requirement open : every End e: some Kind a: a in e.takes\n";
  if (!possible) text += "requirement takes_all : some End e: every Kind a: a in e.takes\n";
  return text + "check built { possible }\n";
}

void run(int k, bool possible) {
  text::Sources sources;
  const resolve::Loaded loaded = resolve::load(sources, {sources.add("family.pvo", spec(k, possible))});
  if (!loaded.ok()) {
    fmt::print("the spec of {} is wrong: {}\n", k, loaded.diagnostics.sorted().front().message);
    std::exit(1);
  }
  const model::Model& model = *loaded.model;
  answer::Options options;
  options.rounds = true;
  const auto start = std::chrono::steady_clock::now();
  const auto answer = answer::answer(model, options);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  const answer::CheckAnswer& check = answer.value().checks.front();
  fmt::print("k = {:2}: {:10}  {:3} rounds  {:.2f} s\n", k, answer::text(answer::word(check.lines.front().finding)), check.rounds.size(),
             seconds.count());
}

}  // namespace

int main() {
  for (const bool possible : {true, false})
    for (const int k : {4, 8, 16, 32}) run(k, possible);
}
