// A memorandum as one HTML file that needs nothing else: no network, no other file.
//
// The page has a content security policy that allows nothing but its own style and script, by their digests. It is complete without the
// script, which shows the case of the chosen readings alone. It is made for screens from 375 pixels on, for the keyboard, for screen
// readers, for dark rooms and for paper.
#pragma once

#include <string>
#include <vector>

#include "report/memo/memo.h"

namespace proviso::report {

std::string html(const Memo&);

// Links to the pages of several specs.
struct IndexEntry {
  std::string path;                                   // of the spec
  std::string file;                                   // of its page, relative to the index
  std::string error;                                  // why there is no page; empty: there is one
  std::vector<std::pair<std::string, Words>> checks;  // title and outcome
};
std::string html_index(const std::vector<IndexEntry>&);

}  // namespace proviso::report
