#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "program/outcome.h"
#include "program/run.h"
#include "program/session.h"
#include "program/spec_run.h"
#include "report/json/json.h"
#include "report/text/text.h"
#include "report/words/tally.h"
#include "text/utf8.h"

namespace proviso::program {

namespace {

using resolve::SpecRoot;

// Both commands; `play` adds `rounds`.
class Check {
 public:
  Check(Session& session, const CheckOptions& options, bool rounds, const solve::Substitute& substitute)
      : session_(session), options_(options), rounds_(rounds), substitute_(substitute) {}

  void answer() {
    const std::optional<std::vector<SpecRoot>> roots = session_.roots(options_.paths, options_.only);
    if (!roots) return;
    if (roots->size() == 1) return tell_one(roots->front());
    tell_all(*roots);
  }

 private:
  SpecOutcome answer_one(const SpecRoot& root, const std::vector<std::string>& only, bool alone) {
    return run_spec({session_, options_, only, rounds_, alone, substitute_}, root.file);
  }

  void tell_one(const SpecRoot& root) {
    SpecOutcome outcome = answer_one(root, options_.only, true);
    Reply& reply = session_.reply();
    reply.exit = outcome.exit;
    reply.output = std::move(outcome.output);
    if (!options_.questions.json) reply.error = std::move(outcome.error);
  }

  void tell_all(const std::vector<SpecRoot>& roots) {
    Reply& reply = session_.reply();
    std::vector<report::SpecText> texts;
    std::vector<report::SpecDocument> documents;
    std::vector<std::string> errors;
    for (const SpecRoot& root : roots) {
      std::vector<std::string> only = options_.only;
      std::erase_if(only, [&](const std::string& name) { return std::ranges::find(root.asked, name) == root.asked.end(); });
      SpecOutcome outcome = answer_one(root, only, false);
      reply.exit = worse(reply.exit, outcome.exit);
      const std::string path = text::printable(root.file.path);
      if (!outcome.error.empty()) errors.push_back(fmt::format("`{}`: {}", path, outcome.error));
      if (outcome.is_asked || !outcome.error.empty()) {
        texts.push_back({path, options_.questions.json ? "" : outcome.output, outcome.error, outcome.tally});
        documents.push_back({path, outcome.error, std::move(outcome.output), static_cast<int>(outcome.exit)});
      }
    }
    if (texts.empty()) return session_.fail("nothing is asked: no check and no example");
    const std::string error = fmt::format("{}", fmt::join(errors, "\n"));
    if (options_.questions.json) {
      reply.output = report::json(documents, session_.envelope(error));
    } else {
      reply.output = report::text(texts, detail_of(options_), session_.world().style);
      reply.error = error;
    }
  }

  Session& session_;
  const CheckOptions& options_;
  const bool rounds_;
  const solve::Substitute& substitute_;
};

}  // namespace

Reply check(const CheckOptions& options, const World& world, const solve::Substitute& substitute) {
  return Session(options.questions, world).run([&](Session& session) { Check(session, options, false, substitute).answer(); });
}

Reply play(const PlayOptions& options, const World& world, const solve::Substitute& substitute) {
  const CheckOptions of_one{.questions = options.questions, .paths = {options.path}, .only = {options.check}};
  return Session(options.questions, world).run([&](Session& session) { Check(session, of_one, true, substitute).answer(); });
}

}  // namespace proviso::program
