/// Times as figures of a table.
enum Figures {
  /// Milliseconds, with three digits that count.
  static func text(_ time: Duration) -> String {
    let ms = milliseconds(time)
    let digits = ms < 0.01 ? 4 : ms < 10 ? 3 : ms < 100 ? 2 : 1
    var unit = 1.0
    for _ in 0..<digits { unit *= 10 }
    let (whole, rest) = Int((ms * unit).rounded()).quotientAndRemainder(dividingBy: Int(unit))
    let fraction = String(rest)
    return "\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  static func milliseconds(_ time: Duration) -> Double { time / .milliseconds(1) }

  /// The value at a share of the way from the least to the greatest.
  static func percentile(_ share: Double, of times: [Duration]) -> Duration {
    let sorted = times.sorted()
    return sorted.isEmpty ? .zero : sorted[Int((share * Double(sorted.count - 1)).rounded())]
  }

  /// `p50 | p99 | max`
  static func spread(_ times: [Duration]) -> String {
    [0.5, 0.99, 1].map { text(percentile($0, of: times)) }.joined(separator: " | ")
  }

  /// A text as code in a cell.
  static func code(_ text: String) -> String {
    let escaped = text.split(separator: "|", omittingEmptySubsequences: false)
    return "`\(escaped.joined(separator: "\\|"))`"
  }
}
