// Tasks on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace proviso::answer {

// Runs task(0), ..., task(count - 1), each once, on at most `threads` threads; on the caller's alone where there is one task or
// one thread. They are begun in order. After one that throws no other is begun; when all have ended, the exception of the first
// in order is thrown on.
void in_parallel(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& task);

}  // namespace proviso::answer
