#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "program/outcome.h"
#include "program/run.h"
#include "program/session.h"
#include "report/html/html.h"
#include "report/markdown/markdown.h"
#include "report/memo/build.h"
#include "report/words/tally.h"
#include "text/sha256.h"
#include "text/utf8.h"

namespace proviso::program {

namespace {

using resolve::SpecRoot;

class ReportCommand {
 public:
  ReportCommand(Session& session, const ReportOptions& options) : session_(session), options_(options) {}

  void run() {
    const std::optional<std::vector<SpecRoot>> roots = session_.roots({options_.path}, options_.checks);
    if (!roots) return;
    if (roots->size() == 1)
      one(roots->front());
    else
      several(*roots);
  }

 private:
  struct Page {
    report::Memo memo;
    std::string text;
    ExitCode exit = ExitCode::as_expected;
  };

  std::optional<Page> page(const SpecRoot& root) {
    const std::optional<OpenedSpec> spec = open_spec(session_, root.file, options_.checks);
    if (!spec) return std::nullopt;
    answer::Options options = session_.question_options();
    for (const answer::AskedCheck& one : spec->checks) options.only.emplace_back(spec->model[one.check].heading.name);
    options.minimal_conflicts = true;
    options.sizes = true;
    options.facts = answer::Facts::full;
    const Result<answer::SpecAnswer> answer = answer::answer(spec->model, options);
    if (!answer) {
      session_.fail(answer.error().message);
      return std::nullopt;
    }
    const report::Report report{{spec->model, session_.sources()}, answer.value(), options_.questions.as_of, options_.questions.under, {}};
    Page page{report::memo(report, provenance()), "", exit_code(report::tally(answer.value()))};
    if (page.memo.title.empty()) page.memo.title = title_of(root);
    page.text = options_.format == ReportOptions::Format::html ? report::html(page.memo) : report::markdown(page.memo);
    return page;
  }

  void one(const SpecRoot& root) {
    std::optional<Page> made = page(root);
    if (!made) return;
    session_.reply().exit = made->exit;
    if (options_.output.empty())
      session_.reply().output = std::move(made->text);
    else
      write(options_.output, made->text);
  }

  // A page for each spec, and an index.
  void several(const std::vector<SpecRoot>& roots) {
    if (options_.output.empty()) return session_.fail("several specs need a folder for their pages: `-o FOLDER`");
    if (options_.format != ReportOptions::Format::html) return session_.fail("an index of several specs is made as HTML alone");
    std::vector<report::IndexEntry> index;
    std::vector<std::string> errors;
    ExitCode worst = ExitCode::as_expected;
    for (const SpecRoot& root : roots) {
      if (root.asked.empty() && is_without_checks(root)) continue;
      std::optional<Page> made = page(root);
      report::IndexEntry entry{text::printable(root.file.path), "", "", {}};
      if (made) {
        entry.file = file_name(root);
        for (const report::Article& article : made->memo.articles) entry.checks.emplace_back(article.title, article.outcome);
        if (!write((std::filesystem::path(options_.output) / entry.file).string(), made->text)) return;
        worst = worse(worst, made->exit);
      } else {
        entry.error = session_.reply().error;
        errors.push_back(fmt::format("`{}`: {}", entry.path, entry.error));
        worst = worse(worst, session_.reply().exit);
      }
      index.push_back(std::move(entry));
    }
    if (index.empty()) return session_.fail("nothing is asked: no check");
    session_.reply().exit = worst;
    session_.reply().error = fmt::format("{}", fmt::join(errors, "\n"));
    write((std::filesystem::path(options_.output) / "index.html").string(), report::html_index(index));
  }

  // Is it in order, and asks nothing? (A file with errors may have checks that were not read.)
  bool is_without_checks(const SpecRoot& root) {
    const std::optional<model::Model> model = SpecReader(session_).load(root.file);
    return model && model->checks.empty();
  }

  // A path as one name: "specs-frontier-checks.html".
  static std::string file_name(const SpecRoot& root) {
    std::string name = std::filesystem::path(root.file.path).lexically_normal().replace_extension().string();
    while (name.starts_with("../")) name.erase(0, 3);
    std::ranges::replace(name, '/', '-');
    while (name.starts_with('-')) name.erase(0, 1);
    return name + ".html";
  }

  std::string title_of(const SpecRoot& root) const {
    return text::printable(std::filesystem::path(root.file.path).parent_path().filename().string());
  }

  report::Provenance provenance() {
    report::Provenance provenance{version(), session_.world().command_line, {}};
    const text::Sources& sources = session_.sources();
    for (std::uint32_t i = 0; i < sources.size(); ++i)
      provenance.inputs.push_back({sources.name(text::FileId{i}), text::sha256_hex(sources.contents(text::FileId{i}))});
    return provenance;
  }

  // Fails if the file is one that was read.
  bool write(const std::string& path, const std::string& text) {
    const std::string canonical = session_.world().files.locate(path).canonical;
    for (std::uint32_t i = 0; i < session_.sources().size(); ++i) {
      if (session_.world().files.locate(session_.sources().name(text::FileId{i})).canonical != canonical) continue;
      session_.fail(fmt::format("`{}` is a part of the spec; give another file after `-o`", text::printable(path)));
      return false;
    }
    const Result<std::string> written = session_.world().files.replace(path, text);
    if (!written) {
      session_.fail(written.error().message);
      return false;
    }
    session_.reply().output += fmt::format("{}\n", text::printable(path));
    return true;
  }

  Session& session_;
  const ReportOptions& options_;
};

}  // namespace

Reply report(const ReportOptions& options, const World& world) {
  return Session(options.questions, world).run([&](Session& session) { ReportCommand(session, options).run(); });
}

}  // namespace proviso::program
