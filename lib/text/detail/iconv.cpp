// SPDX-License-Identifier: Apache-2.0
#include "text/detail/iconv.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

namespace cadre::inline v1::text::detail {
namespace {

class Converter {
 public:
  Converter() : handle_{iconv_open("UTF-8", "GB18030")} {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }
  [[nodiscard]] bool is_open() const noexcept {
    // POSIX says (iconv_t)-1; glibc's iconv_t is a pointer.
    return reinterpret_cast<std::intptr_t>(handle_) != -1;  // NOLINT(performance-no-int-to-ptr)
  }
  [[nodiscard]] iconv_t handle() const noexcept { return handle_; }

 private:
  iconv_t handle_;
};

}  // namespace

Converted from_gb18030(std::string_view bytes) {
  const Converter converter;
  Converted done;
  done.available = converter.is_open();
  if (!done.available) return done;

  done.utf8.reserve(bytes.size() + bytes.size() / 2);  // two bytes become three
  std::array<char, 16 * 1024> buffer{};
  char* in = const_cast<char*>(bytes.data());  // NOLINT(*-const-cast): iconv() does not write there
  std::size_t left = bytes.size();
  bool more = left != 0;
  while (more) {
    char* out = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t status = iconv(converter.handle(), &in, &left, &out, &room);
    more = status == static_cast<std::size_t>(-1) && errno == E2BIG;
    done.utf8.append(buffer.data(), buffer.size() - room);
  }
  done.read = bytes.size() - left;
  return done;
}

}  // namespace cadre::inline v1::text::detail
