// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/decode.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include <cadre/text/position.hpp>

namespace {

using namespace cadre;
using namespace cadre::text;
using namespace std::string_literals;

// A second reading of UTF-8: put the bits together first, then ask whether the length was the shortest.
bool is_utf8_sequence(const std::string& bytes) {
  const auto at = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
  std::size_t size = 1;
  std::uint32_t value = at(0);
  if (value >= 0x80) {
    size = (value & 0xE0) == 0xC0 ? 2 : (value & 0xF0) == 0xE0 ? 3 : (value & 0xF8) == 0xF0 ? 4 : 0;
    if (size == 0) return false;
    value &= 0x7FU >> size;
  }
  if (bytes.size() != size) return false;
  for (std::size_t i = 1; i < size; ++i) {
    if (at(i) < 0x80 || at(i) > 0xBF) return false;
    value = value * 64 + (at(i) - 0x80);
  }
  const std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  return value >= least[size] && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
}

bool reads_as_utf8(const std::string& bytes) { return decode("\xEF\xBB\xBF" + bytes).has_value(); }

TEST(Decode, AcceptsExactlyTheSequencesOfUtf8) {
  for (unsigned a = 0; a < 256; ++a) {
    const std::string one{static_cast<char>(a)};
    EXPECT_EQ(reads_as_utf8(one), is_utf8_sequence(one)) << a;
    for (unsigned b = 0; a >= 0x80 && b < 256; ++b) {
      const std::string two = one + static_cast<char>(b);
      if (b < 0x80) {  // then each byte stands for itself
        EXPECT_FALSE(reads_as_utf8(two)) << a << ' ' << b;
        continue;
      }
      EXPECT_EQ(reads_as_utf8(two), is_utf8_sequence(two)) << a << ' ' << b;
      // Of further bytes only their two upper bits matter: both ends of the range and what lies beside them.
      for (const char c : {'\x7F', '\x80', '\xBF', '\xC0'}) {
        const std::string three = two + c;
        if (a >= 0xE0) {
          EXPECT_EQ(reads_as_utf8(three), is_utf8_sequence(three)) << a << ' ' << b;
        }
        for (const char d : {'\x80', '\xBF', '\xC0'}) {
          const std::string four = three + d;
          if (a >= 0xF0) {
            EXPECT_EQ(reads_as_utf8(four), is_utf8_sequence(four)) << a << ' ' << b;
          }
        }
      }
    }
  }
}

TEST(Decode, NamesUtf8WithAndWithoutMark) {
  const Decoded plain = decode("姓名,学时\n").value();
  EXPECT_EQ(plain.utf8, "姓名,学时\n");
  EXPECT_EQ(plain.encoding, Encoding::utf8);
  EXPECT_FALSE(plain.byte_order_mark);
  const Decoded marked = decode("\xEF\xBB\xBF姓名").value();
  EXPECT_EQ(marked.utf8, "姓名");
  EXPECT_EQ(marked.encoding, Encoding::utf8);
  EXPECT_TRUE(marked.byte_order_mark);
}

TEST(Decode, EmptyFileIsEmptyText) {
  EXPECT_EQ(decode("").value().utf8, "");
  EXPECT_EQ(decode("\xEF\xBB\xBF").value().utf8, "");
  EXPECT_EQ(decode("\xFF\xFE"s).value().encoding, Encoding::utf16_le);
}

// Bytes from the code chart of GB 18030-2005.
TEST(Decode, ReadsGb18030WithoutMark) {
  const Decoded two = decode("\xD6\xD0\xCE\xC4,1\r\n").value();
  EXPECT_EQ(two.utf8, "中文,1\r\n");
  EXPECT_EQ(two.encoding, Encoding::gb18030);
  EXPECT_FALSE(two.byte_order_mark);
  EXPECT_EQ(decode("\x81\x30\x81\x30").value().utf8, "\u0080");
  EXPECT_EQ(decode("\x90\x30\x81\x30").value().utf8, "\U00010000");
  EXPECT_EQ(decode("\xA3\xAC").value().utf8, "，");
}

TEST(Decode, ReadsLongGb18030) {
  std::string bytes;
  std::string expected;
  for (int i = 0; i < 50'000; ++i) {
    bytes += "\xD6\xD0";
    expected += "中";
  }
  EXPECT_EQ(decode(bytes).value().utf8, expected);
}

// Unicode 14, section 3.10, table 3-10 for the surrogate pair of U+10302; and U+4E2D.
TEST(Decode, ReadsUtf16ByItsMark) {
  const Decoded little = decode("\xFF\xFE\x2D\x4E\x00\xD8\x02\xDF"s).value();
  EXPECT_EQ(little.utf8, "中\U00010302");
  EXPECT_EQ(little.encoding, Encoding::utf16_le);
  EXPECT_TRUE(little.byte_order_mark);
  const Decoded big = decode("\xFE\xFF\x4E\x2D\xD8\x00\xDF\x02"s).value();
  EXPECT_EQ(big.utf8, "中\U00010302");
  EXPECT_EQ(big.encoding, Encoding::utf16_be);
}

void expect_bad(const std::string& bytes, std::uint32_t line, std::uint32_t column, const std::string& message) {
  const Result<Decoded> result = decode(bytes);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code(), Errc::bad_encoding);
  EXPECT_EQ(result.error().message(), message);
  ASSERT_TRUE(result.error().where().has_value());
  EXPECT_EQ(result.error().where()->line, line);
  EXPECT_EQ(result.error().where()->column, column);
}

TEST(Decode, PlacesBrokenUtf8WithMark) {
  expect_bad("\xEF\xBB\xBF中,\xC3(", 1, 3, "byte 0xC3 is no part of UTF-8 text");
}

TEST(Decode, ErrorTakesTheDocumentThatTheCallerKnows) {
  const Error named = decode("\xEF\xBB\xBF\n\xFF").error().at(Where{"people.csv", 0, 0, {}});
  EXPECT_EQ(named.to_string(), "people.csv:2:1: byte 0xFF is no part of UTF-8 text");
  EXPECT_EQ(named.at(Where{"other.csv", 0, 0, {}}), named);
}

TEST(Decode, PlacesBrokenTextInTheLikelierEncoding) {
  // 0xFF is in neither encoding: the one that could be read further is the one to name.
  expect_bad("a\r\n中文字\xFF", 2, 4, "byte 0xFF is no part of UTF-8 text");
  expect_bad("a\n\xD6\xD0\xCE\xC4\xFF", 2, 3, "byte 0xFF is no part of GB18030 text, nor is the text UTF-8");
}

TEST(Decode, PlacesBrokenUtf16) {
  expect_bad("\xFF\xFE\x41\x00\x42"s, 1, 2, "the last byte is half of a UTF-16 code unit");
  expect_bad("\xFF\xFE\x41\x00\x0A\x00\x00\xD8\x41\x00"s, 2, 1, "half of a UTF-16 surrogate pair is missing");
  expect_bad("\xFF\xFE\x02\xDF"s, 1, 1, "half of a UTF-16 surrogate pair is missing");
  expect_bad("\xFF\xFE\x00\xD8"s, 1, 1, "half of a UTF-16 surrogate pair is missing");
}

TEST(Decode, RefusesMoreBytesThanTheLimit) {
  Limits limits;
  limits.file_bytes = 4;
  EXPECT_TRUE(decode("1234", limits).has_value());
  const Result<Decoded> result = decode("12345", limits);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code(), Errc::limit_exceeded);
  EXPECT_EQ(result.error().message(), "5 bytes are more than the limit of 4");
}

TEST(Decode, NamesEncodingsAsRegistered) {
  EXPECT_EQ(name_of(Encoding::utf8), "UTF-8");
  EXPECT_EQ(name_of(Encoding::utf16_le), "UTF-16LE");
  EXPECT_EQ(name_of(Encoding::utf16_be), "UTF-16BE");
  EXPECT_EQ(name_of(Encoding::gb18030), "GB18030");
}

TEST(Position, CountsLinesByAnyLineEndAndColumnsByCodePoint) {
  const std::string_view text = "a中b\r\nc\rd\ne";
  EXPECT_EQ(position_of(text, 0), (Position{1, 1}));
  EXPECT_EQ(position_of(text, 4), (Position{1, 3}));  // b
  EXPECT_EQ(position_of(text, 7), (Position{2, 1}));  // c
  EXPECT_EQ(position_of(text, 9), (Position{3, 1}));  // d
  EXPECT_EQ(position_of(text, 11), (Position{4, 1}));
  EXPECT_EQ(position_of(text, 12), (Position{4, 2}));
}

}  // namespace
