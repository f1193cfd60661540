// Formulas in the phrases of the spec.
#include "report/words/worded.h"

#include <gtest/gtest.h>

#include "report/words/instance.h"
#include "report/words/non_breaking.h"
#include "resolve/load/load.h"

namespace proviso::report {
namespace {

constexpr std::string_view vocabulary = R"(
enum Cloud { Azure, AWS }
type Service {
  on: Cloud says "{it} runs on {value}" not "{it} does not run on {value}"
  also_on: set Cloud says "{it} is mirrored on {value}" not "{it} is not mirrored on {value}"
  next: optional Service says "{it} calls {value}" not "{it} does not call {value}"
  leased: bool says "{it} is leased" not "{it} is not leased"
  rank: int says "the rank of {it} is {value}" not "the rank of {it} is not {value}"
  plain: Cloud
}
individual shop: Service
individual store: Service
relation pays(Service, Service) says "{1} pays {2}" not "{1} does not pay {2}"
define home(Service s): Cloud says "{s} is at home on {value}" not "{s} is not at home on {value}" = s.on
define twice(Service s, Service t) says "{t} and {s} are two" not "{s} and {t} are one" = s != t
define held(Service s) says "{s} is kept" not "{s} is not kept"
  reading one = s.leased
  reading other says "{s} is kept otherwise" not "{s} is not kept otherwise" = not s.leased
)";

constexpr std::string_view example = R"(
example one {
  shop { on = AWS, also_on = { AWS }, next = store, leased = true, rank = 2, plain = AWS }
  store { on = Azure, leased = false, rank = 1, plain = Azure }
}
)";

// How a formula of these individuals is worded, and how its opposite.
std::pair<std::string, std::string> words_of(std::string formula, std::uint32_t reading = 0) {
  std::string text(vocabulary);
  text += "fact f : " + std::move(formula) + "\n" + std::string(example);
  text::Sources sources;
  const resolve::Loaded loaded = resolve::load(sources, std::vector{sources.add("spec.pvo", text)});
  if (!loaded.ok()) return {"it does not load", ""};
  const Spec spec{*loaded.model, sources};
  const model::Selection selection{reading};
  const Case what{spec, loaded.model->examples[0].structure, selection};
  const model::ExprId id = loaded.model->facts[0].formula;
  return {untied(about(what, id, {})), untied(about_negation(what, id, {}))};
}

using Both = std::pair<std::string, std::string>;

TEST(Worded, AFieldHasItsOwnerAndItsValue) {
  EXPECT_EQ(words_of("shop.on = Azure"), Both("shop runs on Azure", "shop does not run on Azure"));
  EXPECT_EQ(words_of("Azure = shop.on"), Both("shop runs on Azure", "shop does not run on Azure"));
  EXPECT_EQ(words_of("shop.on != Azure"), Both("shop does not run on Azure", "shop runs on Azure"));
  EXPECT_EQ(words_of("not shop.on = Azure"), Both("shop does not run on Azure", "shop runs on Azure"));
  EXPECT_EQ(words_of("shop.on in {Azure, AWS}"), Both("shop runs on Azure or AWS", "shop does not run on Azure or AWS"));
  EXPECT_EQ(words_of("AWS not in shop.also_on"), Both("shop is not mirrored on AWS", "shop is mirrored on AWS"));
  EXPECT_EQ(words_of("shop.next.on = AWS"), Both("store runs on AWS", "store does not run on AWS"));
  EXPECT_EQ(words_of("shop.next = store"), Both("shop calls store", "shop does not call store"));
  EXPECT_EQ(words_of("shop.leased"), Both("shop is leased", "shop is not leased"));
  EXPECT_EQ(words_of("shop.rank = 1 + store.rank"), Both("the rank of shop is 1 + store.rank", "the rank of shop is not 1 + store.rank"));
}

TEST(Worded, RelationsAndTermsHaveTheirColumnsAndParameters) {
  EXPECT_EQ(words_of("pays(shop, shop.next)"), Both("shop pays store", "shop does not pay store"));
  EXPECT_EQ(words_of("home(shop) = Azure"), Both("shop is at home on Azure", "shop is not at home on Azure"));
  EXPECT_EQ(words_of("twice(shop, store)"), Both("store and shop are two", "shop and store are one"));
}

TEST(Worded, AReadingMayHaveAPhraseOfItsOwn) {
  EXPECT_EQ(words_of("held(shop)"), Both("shop is kept", "shop is not kept"));
  EXPECT_EQ(words_of("held(shop)", 1), Both("shop is kept otherwise", "shop is not kept otherwise"));
}

TEST(Worded, WhatHasNoPhraseIsAsItIsWritten) {
  EXPECT_EQ(words_of("shop.plain = AWS"), Both("shop.plain = AWS", "shop.plain != AWS"));
  EXPECT_EQ(words_of("shop.rank < 3"), Both("shop.rank < 3", "not shop.rank < 3"));
  EXPECT_EQ(words_of("shop.also_on = {AWS}"), Both("shop.also_on = {AWS}", "shop.also_on != {AWS}"));
  EXPECT_EQ(words_of("exists shop.next"), Both("exists shop.next", "not exists shop.next"));
}

TEST(Worded, APhraseStandsWithinAFormula) {
  EXPECT_EQ(words_of("shop.leased and not pays(shop, store)"),
            Both("shop is leased and shop does not pay store", "shop is not leased or shop pays store"));
  EXPECT_EQ(words_of("every Service s where s.leased: pays(s, shop)"),
            Both("every Service s where s is leased: s pays shop", "not every Service s where s is leased: s pays shop"));
  EXPECT_EQ(words_of("shop.leased implies twice(shop, store)"),
            Both("shop is leased implies (store and shop are two)", "not (shop is leased implies (store and shop are two))"));
  EXPECT_EQ(words_of("shop.leased iff (twice(shop, store))"),
            Both("shop is leased iff (store and shop are two)", "not (shop is leased iff (store and shop are two))"));
}

}  // namespace
}  // namespace proviso::report
