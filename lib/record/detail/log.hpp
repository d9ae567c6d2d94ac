// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Log: an append-only list whose shared copies never change.
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace cadre::inline v1::detail {

/// A list that grows at its end. share() costs one pointer a block: the copy and the list hold the same blocks, and the
/// list clones a shared block before it changes it. So one thread may add while others read earlier copies, without a
/// lock and without a second copy of every fact.
template <class T>
class Log {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return (*blocks_[i / length_].items)[i % length_]; }

  void push_back(T item) {
    if (size_ % length_ == 0) {
      blocks_.push_back({fresh(), false});
    } else {
      own(blocks_.back());
    }
    blocks_.back().items->push_back(std::move(item));
    ++size_;
  }
  /// The item, to be changed here only.
  [[nodiscard]] T& change(std::size_t i) {
    own(blocks_[i / length_]);
    return (*blocks_[i / length_].items)[i % length_];
  }
  [[nodiscard]] Log share() {
    for (Block& block : blocks_) block.shared = true;
    return *this;
  }

 private:
  static constexpr std::size_t length_ = 512;
  // A flag and not use_count(): a count of one read without a fence does not say that the other reader is done.
  struct Block {
    std::shared_ptr<std::vector<T>> items;
    bool shared;
  };
  static std::shared_ptr<std::vector<T>> fresh() {
    auto items = std::make_shared<std::vector<T>>();
    items->reserve(length_);
    return items;
  }
  static void own(Block& block) {
    if (!block.shared) return;
    auto items = fresh();
    items->insert(items->end(), block.items->begin(), block.items->end());
    block = {std::move(items), false};
  }
  std::vector<Block> blocks_;
  std::size_t size_ = 0;
};

}  // namespace cadre::inline v1::detail
