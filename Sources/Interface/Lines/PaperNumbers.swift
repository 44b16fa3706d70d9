/// Numbers of a list as they are typed: `3`, `3-5`, `1 3-5,8`.
struct PaperNumbers: Hashable {
  private(set) var ranges: [ClosedRange<Int>] = []

  /// nil when the text is anything else.
  init?(_ text: some StringProtocol) {
    let text = String(text)
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      let ends = word.split(separator: "-", omittingEmptySubsequences: false)
      let numbers = ends.compactMap { PaperNumbers.number($0) }
      guard numbers.count == ends.count, numbers.count < 3 else { return nil }
      let (first, last) = (numbers[0], numbers[numbers.count - 1])
      ranges.append(min(first, last)...max(first, last))
    }
    if ranges.isEmpty { return nil }
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return min(Browser.countLimit, Int(text) ?? .max)
  }

  /// The one number that it is.
  var single: Int? {
    ranges.count == 1 && ranges[0].count == 1 ? ranges[0].lowerBound : nil
  }

  /// The first one that no list of `count` items has.
  func outside(of count: Int) -> Int? {
    ranges.lazy.flatMap { [$0.lowerBound, $0.upperBound] }.first { $0 < 1 || $0 > count }
  }

  /// The numbers in the order of the list, each once.
  var all: [Int] { Set(ranges.flatMap(\.self)).sorted() }
}
