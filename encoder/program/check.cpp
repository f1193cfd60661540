#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "program/reproducer.h"
#include "program/run.h"
#include "program/spec_files.h"
#include "program/spec_run.h"
#include "report/json/json.h"
#include "report/text/text.h"
#include "report/words/tally.h"
#include "resolve/files/roots.h"
#include "solve/portfolio/portfolio.h"
#include "text/check.h"
#include "text/utf8.h"
#include "text/version.h"

namespace proviso::program {

namespace {

using resolve::SpecRoot;

bool contains(const std::vector<std::string>& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

// The exit code with the greatest weight is that of the command.
int weight(ExitCode exit) {
  switch (exit) {
    case ExitCode::as_expected:
      return 0;
    case ExitCode::undecided:
      return 1;
    case ExitCode::not_as_expected:
      return 2;
    case ExitCode::wrong:
      return 3;
    case ExitCode::internal:
    case ExitCode::killed:
      return 4;
  }
  CHECK(false, "an exit code without a weight");
}

// Both commands; `play` adds `rounds`.
class Check {
 public:
  Check(const CheckOptions& options, bool rounds, const World& world, const solve::Substitute& substitute)
      : options_(options), rounds_(rounds), world_(world), substitute_(substitute) {
    reply_.sources = std::make_unique<text::Sources>(world.files);
  }

  Reply run() {
    try {
      answer();
    } catch (const std::bad_alloc&) {
      throw;  // not a defect of the program
    } catch (const InternalError& error) {
      fail_internally(error);
    } catch (const std::exception& error) {
      fail_internally(InternalError(error.what()));
    }
    return std::move(reply_);
  }

 private:
  void answer() {
    const Result<std::int64_t> day = world_.clock.today();
    if (!day) return fail(day.error().message);
    today_ = day.value();
    const Result<std::vector<resolve::SpecFile>> files = spec_files(world_.files, options_.paths, options_.questions.root);
    if (!files) return fail(files.error().message);
    if (files.value().size() == 1) return tell_one({files.value().front(), {}, {}}, options_.only);
    std::vector<SpecRoot> roots = resolve::roots_of(*reply_.sources, files.value());
    if (!options_.only.empty() && !choose(roots)) return;
    if (roots.size() == 1) return tell_one(roots.front(), options_.only);
    tell_all(roots);
  }

  // Keeps the roots that declare the selected names. A name must be declared in exactly one of them.
  bool choose(std::vector<SpecRoot>& roots) {
    std::vector<bool> is_wanted(roots.size(), false);
    for (const std::string& name : options_.only) {
      std::vector<std::size_t> declare;
      for (std::size_t i = 0; i < roots.size(); ++i)
        if (contains(roots[i].asked, name)) declare.push_back(i);
      if (declare.size() != 1) {
        fail(declare.empty() ? none_asks(name, roots) : several_ask(name, declare, roots));
        return false;
      }
      is_wanted[declare.front()] = true;
    }
    std::size_t i = 0;
    std::erase_if(roots, [&](const SpecRoot&) { return !is_wanted[i++]; });
    return true;
  }

  static std::string none_asks(const std::string& name, const std::vector<SpecRoot>& roots) {
    std::vector<std::string_view> names;
    for (const SpecRoot& root : roots) names.insert(names.end(), root.asked.begin(), root.asked.end());
    const std::string suggestion = text::did_you_mean(name, names);
    return fmt::format("none of the specs has a check or example `{}`{}{}", text::printable(name), suggestion.empty() ? "" : "; ",
                       suggestion);
  }

  static std::string several_ask(const std::string& name, const std::vector<std::size_t>& declare, const std::vector<SpecRoot>& roots) {
    std::string list;
    for (const std::size_t i : declare) {
      list += list.empty() ? "" : i == declare.back() ? " and " : ", ";
      list += '`' + text::printable(roots[i].file.path) + '`';
    }
    return fmt::format("`{}` is asked in more than one spec: {}; give the path of the one that is meant", text::printable(name), list);
  }

  SpecOutcome answer_one(const SpecRoot& root, const std::vector<std::string>& only, bool alone) {
    return run_spec({options_, only, rounds_, alone, world_, substitute_, today_, reply_, diagnostics_}, root.file);
  }

  void tell_one(const SpecRoot& root, const std::vector<std::string>& only) {
    SpecOutcome outcome = answer_one(root, only, true);
    reply_.exit = outcome.exit;
    reply_.output = std::move(outcome.output);
    if (!options_.questions.json) reply_.error = std::move(outcome.error);
  }

  void tell_all(const std::vector<SpecRoot>& roots) {
    std::vector<report::SpecText> texts;
    std::vector<report::SpecDocument> documents;
    std::vector<std::string> errors;
    for (const SpecRoot& root : roots) {
      std::vector<std::string> only = options_.only;
      std::erase_if(only, [&](const std::string& name) { return !contains(root.asked, name); });
      SpecOutcome outcome = answer_one(root, only, false);
      if (weight(outcome.exit) > weight(reply_.exit)) reply_.exit = outcome.exit;
      const std::string path = text::printable(root.file.path);
      if (!outcome.error.empty()) errors.push_back(fmt::format("`{}`: {}", path, outcome.error));
      if (outcome.is_asked || !outcome.error.empty()) {
        texts.push_back({path, options_.questions.json ? "" : outcome.output, outcome.error, outcome.tally});
        documents.push_back({path, outcome.error, std::move(outcome.output), static_cast<int>(outcome.exit)});
      }
    }
    if (texts.empty()) return fail("nothing is asked: no check and no example");
    const std::string error = fmt::format("{}", fmt::join(errors, "\n"));
    if (options_.questions.json) {
      reply_.output = report::json(documents, envelope(error));
    } else {
      reply_.output = report::text(texts, detail_of(options_), world_.style);
      reply_.error = error;
    }
  }

  void fail(const std::string& message) {
    reply_.exit = ExitCode::wrong;
    if (options_.questions.json)
      reply_.output = report::json(nullptr, envelope(message));
    else
      reply_.error = message;
  }

  report::Envelope envelope(const std::string& error) {
    told_ = diagnostics_.sorted();
    return {std::string(program_version), solve::solver_version(), told_, *reply_.sources, error, static_cast<int>(reply_.exit)};
  }

  void fail_internally(const InternalError& error) {
    const Result<std::string> saved = save_reproducer(error, world_, today_, *reply_.sources);
    reply_.exit = ExitCode::internal;
    reply_.error = words_of_internal_error(error.what(), saved.ok() ? saved.value() : "");
  }

  const CheckOptions& options_;
  const bool rounds_;
  const World& world_;
  const solve::Substitute& substitute_;
  std::int64_t today_ = 0;
  text::Diagnostics diagnostics_;
  std::vector<text::Diagnostic> told_;
  Reply reply_;
};

}  // namespace

Reply check(const CheckOptions& options, const World& world, const solve::Substitute& substitute) {
  return Check(options, false, world, substitute).run();
}

Reply play(const PlayOptions& options, const World& world, const solve::Substitute& substitute) {
  const CheckOptions of_one{.questions = options.questions, .paths = {options.path}, .only = {options.check}};
  return Check(of_one, true, world, substitute).run();
}

Reply run(const Command& command, const World& world) {
  struct {
    Reply operator()(const CheckOptions& options) const { return check(options, world); }
    Reply operator()(const PlayOptions& options) const { return play(options, world); }
    const World& world;
  } each{world};
  return std::visit(each, command);
}

std::string version() { return fmt::format("proviso {} ({})", program_version, solve::solver_version()); }

}  // namespace proviso::program
