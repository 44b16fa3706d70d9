import Canvas

/// The terminal's answer about the colour of its background.
struct BackgroundAnswer: Hashable {
  /// 0xRRGGBB.
  let color: UInt32

  /// `rgb:1e1e/1e1e/1e1e`; nil for what is no colour.
  init?(_ answer: String) {
    guard let colon = answer.firstIndex(of: ":") else { return nil }
    let parts = answer[answer.index(after: colon)...].split(separator: "/").prefix(3)
    let levels = parts.compactMap { part -> UInt32? in
      guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit),
        let value = UInt32(part, radix: 16)
      else { return nil }
      let most: UInt32 = (1 << (4 * UInt32(part.count))) - 1
      return (value * 255 + most / 2) / most
    }
    guard levels.count == 3 else { return nil }
    color = levels.reduce(0) { $0 << 8 | $1 }
  }

  /// By how light it looks (Rec. 601).
  var ground: Ground {
    let light = 299 * (color >> 16) + 587 * (color >> 8 & 0xFF) + 114 * (color & 0xFF)
    return light > 127_500 ? .light : .dark
  }
}
