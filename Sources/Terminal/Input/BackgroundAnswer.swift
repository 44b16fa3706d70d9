import Canvas

/// The terminal's answer about the colour of its background.
enum BackgroundAnswer {
  /// `rgb:1e1e/1e1e/1e1e` is dark; nil for what is no colour.
  static func theme(_ answer: String) -> Theme? {
    guard let colon = answer.firstIndex(of: ":") else { return nil }
    let parts = answer[answer.index(after: colon)...].split(separator: "/").prefix(3)
    let levels = parts.compactMap { part -> Double? in
      guard (1...4).contains(part.count), let value = Int(part, radix: 16), value >= 0 else {
        return nil
      }
      return Double(value) / Double((1 << (4 * part.count)) - 1)
    }
    guard levels.count == 3 else { return nil }
    // How light it looks (Rec. 601).
    let light = 0.299 * levels[0] + 0.587 * levels[1] + 0.114 * levels[2]
    return light > 0.5 ? .light : .dark
  }
}
