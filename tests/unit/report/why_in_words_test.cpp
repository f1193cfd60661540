#include "report/words/why_in_words.h"

#include <set>

#include "sample.h"

namespace proviso::report {
namespace {

constexpr std::size_t reasons = [] {
  std::size_t count = 0;
#define WHY(name) ++count;
#include "model/why.def"
#undef WHY
  return count;
}();

// A reason of this kind with everything that one may carry.
model::Why reason(model::Why::What what) {
  return {.what = what,
          .number = 7,
          .type = model::TypeId{0},
          .unit = model::QuestionUnit{},
          .fields = {model::FieldId{0}},
          .detail = "out of memory",
          .stopped = Stopped{Stopped::By::units},
          .because = {model::why(model::Why::What::not_asked)}};
}

TEST_F(Sample, EveryReasonHasWordsAndACodeOfItsOwn) {
  std::set<std::string> words, codes;
  for (std::size_t i = 0; i < reasons; ++i) {
    const auto what = static_cast<model::Why::What>(i);
    codes.emplace(code(what));
    if (what == model::Why::What::nothing) continue;
    const std::string text = in_words(model, reason(what));
    EXPECT_FALSE(text.empty()) << code(what);
    EXPECT_FALSE(text.ends_with('.')) << text;
    words.insert(text);
  }
  EXPECT_EQ(codes.size(), reasons);
  EXPECT_EQ(words.size(), reasons - 1);
}

TEST_F(Sample, AReasonNamesWhatItRestsOn) {
  EXPECT_EQ(in_words(model, reason(model::Why::What::breach_not_known)),
            "whether some usage breaks the last design is not known: there was enough to find out already");
  EXPECT_EQ(in_words(model, reason(model::Why::What::need_not_known)),
            "whether the question is needed: there was enough to find out already");
  EXPECT_EQ(in_words(model, model::Why()), "");
}

}  // namespace
}  // namespace proviso::report
