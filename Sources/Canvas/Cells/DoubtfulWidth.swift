/// Characters of which terminals do not agree how many columns they take.
///
/// Every terminal has a table of its own: of another Unicode, with emoji made wide by hand (tmux
/// 3.3 does so for some), with or without joining what stands side by side. What has no form of its
/// own (joiners, variation selectors, skin tones) never gets as far as a cell, see `Width`; of the
/// rest, what is listed here takes the same columns in all, and of everything else the row is written
/// so that it does not matter. Characters that East Asian fonts make wide where the user asks for
/// it ("ambiguous": `│`, `α`) count as agreed on: they are in nearly every row, and whoever asks for
/// that has it in all programs.
extension Unicode.Scalar {
  /// Whether all terminals give this character the columns that the C library does.
  var hasAgreedWidth: Bool {
    if value < 0x300 { return true }
    var (low, high) = (0, Unicode.Scalar.agreed.count)
    while low < high {
      let middle = (low + high) / 2
      if Unicode.Scalar.agreed[middle].upperBound < value {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < Unicode.Scalar.agreed.count && Unicode.Scalar.agreed[low].contains(value)
  }

  /// Letters, punctuation, mathematics, lines and blocks, ideographs, as they were in Unicode 8; none
  /// that combine, none that are emoji by themselves.
  private static let agreed: [ClosedRange<UInt32>] = [
    0x370...0x377, 0x37A...0x37F, 0x384...0x38A, 0x38C...0x38C, 0x38E...0x3A1, 0x3A3...0x482,
    0x48A...0x52F, 0x531...0x556, 0x561...0x587, 0x10D0...0x10FF, 0x1D00...0x1DBF,
    0x1E00...0x1F15, 0x1F20...0x1F45, 0x1F50...0x1F57, 0x1F60...0x1F7D, 0x1F80...0x1FB4,
    0x1FB6...0x1FC4, 0x1FD6...0x1FDB, 0x1FE0...0x1FEF, 0x1FF6...0x1FFE, 0x2000...0x200A,
    0x2010...0x2027, 0x202F...0x205F, 0x2070...0x2071, 0x2074...0x208E, 0x2090...0x209C,
    0x20A0...0x20BE, 0x2100...0x218B, 0x2190...0x2319, 0x231C...0x2328, 0x232B...0x23CF,
    0x23ED...0x23EF, 0x23F4...0x23FA, 0x2460...0x25FC, 0x25FF...0x25FF, 0x2605...0x2606,
    0x2610...0x2610, 0x2660...0x266F, 0x270E...0x270E, 0x2713...0x2713, 0x2715...0x2715,
    0x2717...0x2718, 0x2720...0x2720, 0x2756...0x2756, 0x2776...0x2794, 0x27C0...0x2B04,
    0x2B08...0x2B1A, 0x2C60...0x2C7F, 0x3000...0x3029, 0x3041...0x3096, 0x309B...0x30FF,
    0x3105...0x312D, 0x3131...0x3163, 0x3165...0x318E, 0x31F0...0x321E, 0x3220...0x3247,
    0x3260...0x3296, 0x3298...0x3298, 0x329A...0x32FE, 0x3300...0x33FF, 0x3400...0x4DB5,
    0x4E00...0x9FD5, 0xA720...0xA7AD, 0xAC00...0xD7A3, 0xF900...0xFA6D, 0xFB00...0xFB06,
    0xFE30...0xFE52, 0xFE54...0xFE66, 0xFF01...0xFF9D, 0xFFE0...0xFFE6, 0xFFFD...0xFFFD,
    0x1D400...0x1D454, 0x1D456...0x1D49C, 0x1D49E...0x1D4C3, 0x1D4C5...0x1D505,
    0x1D507...0x1D6A5, 0x1D6A8...0x1D7CB, 0x1D7CE...0x1D7FF, 0x20000...0x2A6D6,
  ]
}

extension Surface {
  /// Whether terminals may give a cell other columns than it has here; always of one with accents.
  public func isDoubtful(_ cell: Cell) -> Bool {
    if cell.content < 0x300 { return false }
    return cell.isCluster || Unicode.Scalar(cell.content)?.hasAgreedWidth == false
  }

  /// The column of the first such cell of a row; nil when all is agreed on. Some 100 ns for a row.
  public func firstDoubtful(in row: Int) -> Int? {
    let start = row * size.columns
    return cells.withUnsafeBufferPointer { cells in
      (0..<size.columns).first { isDoubtful(cells[start + $0]) }
    }
  }
}
