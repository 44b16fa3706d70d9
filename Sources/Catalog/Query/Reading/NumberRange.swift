import Papers

/// The numbers that a text allows: `4`, `>=4`, `>3`, `<=2`, `<3`, `3..5`, `3..`, `..5`.
enum NumberRange {
  /// nil when the text is something else, or allows none of `limits`.
  static func reading(_ text: String, within limits: ClosedRange<Int>) -> ClosedRange<Int>? {
    func number(_ text: Substring) -> Int? {
      guard !text.isEmpty, text.utf8.count < 8, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
      else { return nil }
      return Int(text).flatMap { limits.contains($0) ? $0 : nil }
    }
    func range(_ low: Int, _ high: Int) -> ClosedRange<Int>? { low <= high ? low...high : nil }
    let (low, high) = (limits.lowerBound, limits.upperBound)
    if text.hasPrefix(">=") { return number(text.dropFirst(2)).map { $0...high } }
    if text.hasPrefix("<=") { return number(text.dropFirst(2)).map { low...$0 } }
    if text.hasPrefix(">") { return number(text.dropFirst()).flatMap { range($0 + 1, high) } }
    if text.hasPrefix("<") { return number(text.dropFirst()).flatMap { range(low, $0 - 1) } }
    if let dots = text.firstRange(of: "..") {
      let (left, right) = (text[..<dots.lowerBound], text[dots.upperBound...])
      if left.isEmpty { return number(right).map { low...$0 } }
      if right.isEmpty { return number(left).map { $0...high } }
      guard let first = number(left), let last = number(right) else { return nil }
      return range(first, last)
    }
    return number(text[...]).map { $0...$0 }
  }

  /// A text that allows these numbers.
  static func text(_ range: ClosedRange<Int>, within limits: ClosedRange<Int>) -> String {
    if range.count == 1 { return "\(range.lowerBound)" }
    return range.upperBound == limits.upperBound && limits.upperBound > 5
      ? ">=\(range.lowerBound)" : "\(range.lowerBound)..\(range.upperBound)"
  }
}
