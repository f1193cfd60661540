#include <filesystem>
#include <fstream>

#include "../../support/resolved.h"

namespace proviso::testing {
namespace {

TEST(ResolveDeclarationsTest, EmptySpecs) {
  EXPECT_EQ(said(""), Said({"P026 "}));
  EXPECT_EQ(said("// nothing\n"), Said({"P026 "}));
}

TEST(ResolveDeclarationsTest, TypesInAnyOrder) {
  const Resolved resolved("type C is B { x: A }\ntype B is A\ntype A ordered { y: some E }\nenum E { e }\n");
  EXPECT_EQ(resolved.said, Said());
  const Model& model = resolved.model;
  EXPECT_EQ(model.types[0].root, TypeId{2});
  EXPECT_TRUE(model.types[0].ordered);
  EXPECT_EQ(model.types[2].children, std::vector{TypeId{1}});
  EXPECT_TRUE(model.is_subtype(TypeId{0}, TypeId{2}));
  EXPECT_FALSE(model.is_subtype(TypeId{2}, TypeId{0}));
  EXPECT_EQ(model.fields[1].multiplicity, Multiplicity::some);
  EXPECT_TRUE(model.types[3].is_enum);
}

TEST(ResolveDeclarationsTest, ReservedWordsAsFields) {
  EXPECT_EQ(said("type A { from, by, set: int, every: A }\nfact f : every A a: a.set = a.from and a.every = a"), Said());
}

TEST(ResolveDeclarationsTest, SiblingsMayShareFieldNames) {
  EXPECT_EQ(said("type A\ntype B is A { x: int }\ntype C is A { x: bool }\nfact f : every A a: a is C implies a.x"), Said());
  EXPECT_EQ(said("type A { x: int }\ntype B is A { x: int }"), Said({"N001 x"}));
}

TEST(ResolveDeclarationsTest, NameSpacesAreApart) {
  EXPECT_EQ(said("enum Side { left, right }\ntype T { left: int }\ndefine p(T t)\n  reading left = t.left = 1\n  "
                 "reading right = t.left = 2\n"
                 "fact left2 : true\nposition left { p = left }\n"),
            Said());
}

class Files {
 public:
  Files() : folder_(std::filesystem::path(::testing::TempDir()) / ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "deep");
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

TEST(ResolveDeclarationsTest, EachFileIsReadOnce) {
  const Files files;
  files.write("main.pvo", "import \"left.pvo\"\nimport \"deep/right.pvo\"\nfact a : every Base b: left(b) and right(b)\n");
  files.write("left.pvo", "import \"base.pvo\"\ndefine left(Base b) = true\n");
  files.write("deep/right.pvo", "import \"../base.pvo\"\ndefine right(Base b) = true\n");
  files.write("base.pvo", "type Base\n");
  text::Sources sources;
  const Loaded loaded = load(sources, {files.path("main.pvo"), files.path("left.pvo")});
  ASSERT_TRUE(loaded.ok());
  const Model& model = *loaded.model;
  ASSERT_EQ(model.types.size(), 1U);
  ASSERT_EQ(model.terms.size(), 2U);
  EXPECT_EQ(model.terms[0].heading.name, "left");
}

TEST(ResolveDeclarationsTest, NamesOfTwoFilesShowBothPlaces) {
  const Files files;
  files.write("main.pvo", "import \"base.pvo\"\ntype Base\n");
  files.write("base.pvo", "type Base\n");
  text::Sources sources;
  const text::Diagnostics diagnostics = load(sources, {files.path("main.pvo")}).diagnostics;
  ASSERT_EQ(diagnostics.error_count(), 1U);
  const text::Diagnostic diagnostic = diagnostics.sorted().front();
  EXPECT_EQ(text::name(diagnostic.code), "N001");
  ASSERT_EQ(diagnostic.labels.size(), 1U);
  EXPECT_NE(diagnostic.labels[0].span.file, diagnostic.span.file);
}

TEST(ResolveDeclarationsTest, MissingFiles) {
  const Files files;
  files.write("main.pvo", "import \"nowhere.pvo\"\n");
  text::Sources sources;
  const text::Diagnostics diagnostics = load(sources, {files.path("main.pvo"), files.path("absent.pvo")}).diagnostics;
  EXPECT_EQ(diagnostics.error_count(), 2U);
}

TEST(ResolveDeclarationsTest, ALongChainOfSubtypes) {
  std::string text = "type T0 { x: int }\n";
  for (int i = 1; i < 5000; ++i) text += "type T" + std::to_string(i) + " is T" + std::to_string(i - 1) + "\n";
  EXPECT_EQ(said(text + "fact f : every T4999 t: t.x = 3"), Said());
}

}  // namespace
}  // namespace proviso::testing
