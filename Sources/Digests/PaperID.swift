/// An arXiv identifier without its version: what makes a paper one paper.
///
/// New ids (`2504.16922`, and with four digits up to 2014) and old ones (`math/0211159`,
/// `astro-ph/0601001`) both fit in 32 bits, and ids with a common beginning are neighbours, so
/// that "every id that starts with 2504.16" is a range of numbers. A subject class in an old id
/// (`math.GT/0309136`) is read and dropped, as arXiv itself does.
///
/// Source of the two forms: https://info.arxiv.org/help/arxiv_identifier.html
public struct PaperID: Hashable, Comparable, Sendable {
  /// New ids: the top bit, then yymm × 100,000 + number. Old ids: archive × 10,000,000 + yymmnnn.
  public let rawValue: UInt32

  /// The bit that new ids have.
  package static let newStyle: UInt32 = 1 << 31

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// An id as a database has kept it; nil when it is no id.
  package init?(kept value: Int64) {
    guard let value = UInt32(exactly: value),
      value & PaperID.newStyle != 0 || value / 10_000_000 < PaperID.archives.count
    else { return nil }
    rawValue = value
  }

  /// Reads an id that makes up the whole text, without `arXiv:` and without version.
  public init?(_ text: String) {
    guard let parsed = ArxivReference(text), parsed.version == nil, !text.hasPrefix("arXiv:") else {
      return nil
    }
    self = parsed.id
  }

  public static func < (left: PaperID, right: PaperID) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The archives of the old ids, in the order of their numbers. The list is closed since 2007.
  package static let archives: [StaticString] = [
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn",
    "chem-ph", "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex",
    "hep-lat", "hep-ph", "hep-th", "math", "math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th",
    "patt-sol", "physics", "plasm-ph", "q-alg", "q-bio", "quant-ph", "solv-int", "supr-con",
  ]
}

extension PaperID: CustomStringConvertible {
  /// The id as arXiv writes it: `2504.16922`, `0704.0001`, `math/0211159`.
  public var description: String {
    func padded(_ value: UInt32, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    guard rawValue & PaperID.newStyle != 0 else {
      return "\(PaperID.archives[Int(rawValue / 10_000_000)])/" + padded(rawValue % 10_000_000, 7)
    }
    let value = rawValue & ~PaperID.newStyle
    let month = value / 100_000
    return padded(month, 4) + "." + padded(value % 100_000, month < 1501 ? 4 : 5)
  }
}
