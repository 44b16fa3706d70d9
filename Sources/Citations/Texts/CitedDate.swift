import Papers

/// A date as exactly as it is known.
struct CitedDate: Hashable, Sendable {
  var year: Int?
  var month: Int?
  var day: Int?

  init(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// When the first version of a paper came. Of arXiv's papers the id says year and month, and the digests the day,
  /// unless theirs is another time; of others the digests' day counts, whose first of January is mostly a year
  /// alone, and whose first of a month a month.
  init(of paper: Paper) {
    guard let (year, month) = paper.id.month else {
      let parts = (paper.firstDay ?? paper.day)?.components
      self.init(year: parts?.year)
      guard let parts else { return }
      if parts.day > 1 || parts.month > 1 { self.month = parts.month }
      if parts.day > 1 { self.day = parts.day }
      return
    }
    self.init(year: year, month: month)
    let first = paper.firstDay ?? (paper.version == 1 ? paper.day : nil)
    guard let parts = first?.components else { return }
    // A paper of the last days of a month may have an id of the next.
    let months = (year - parts.year) * 12 + month - parts.month
    guard months == 0 || months == 1 && parts.day > 20 && paper.firstDay != nil else { return }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }

  /// `2025-04-18`, `2025-04`, `2025`; nil when nothing is known.
  var text: String? {
    guard let year else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let digits = String(year)
    var text = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    if let month { text += "-" + two(month) }
    if month != nil, let day { text += "-" + two(day) }
    return text
  }

  /// The macro that BibTeX has for the month.
  var monthMacro: StaticString? { month.map { CitedDate.macros[$0 - 1] } }

  private static let macros: [StaticString] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The last year in a text: `CVPR 2024`.
  static func year(in text: String) -> Int? {
    var found: Int?
    var digits = ""
    for character in text.utf8 + [0x20] {
      if (0x30...0x39).contains(character) {
        digits.unicodeScalars.append(Unicode.Scalar(character))
      } else {
        if digits.utf8.count == 4, let year = Int(digits), (1900...2099).contains(year) {
          found = year
        }
        digits = ""
      }
    }
    return found
  }
}
