// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/fold.hpp"

#include "evaluate/detail/exact.hpp"

namespace cadre::inline v1::detail {

void total(Fold& fold) {
  fold.counted = fold.lost = fold.uncertain = Ratio{};
  fold.unbounded = false;
  for (const Piece& piece : fold.pieces) {
    Ratio& sum = piece.loss ? fold.lost : piece.doubt != Reason::none ? fold.uncertain : fold.counted;
    sum = add(sum, piece.amount);
    fold.unbounded = fold.unbounded || (piece.unbounded && !piece.loss);
    if (!piece.loss && piece.doubt != Reason::none && fold.doubt == Reason::none) fold.doubt = piece.doubt;
  }
}

}  // namespace cadre::inline v1::detail
