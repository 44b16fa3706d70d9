/// What makes a paper one paper: its arXiv identifier without the version, or, for a paper that has none,
/// a number made of its DOI, its address or its title (`PaperKey`).
///
/// New ids (`2504.16922`, and with four digits up to 2014) and old ones (`math/0211159`,
/// `astro-ph/0601001`) both fit in 32 bits, and ids with a common beginning are neighbours, so
/// that "every id that starts with 2504.16" is a range of numbers. A subject class in an old id
/// (`math.GT/0309136`) is read and dropped, as arXiv itself does.
///
/// Source of the two forms: https://info.arxiv.org/help/arxiv_identifier.html
public struct PaperID: FlatValue, Comparable {
  /// New ids: bit 31, then yymm × 100,000 + number. Old ids: archive × 10,000,000 + yymmnnn. Papers
  /// without an arXiv id: bit 63, then the lower bits of the hash of their key.
  public let rawValue: UInt64

  /// The bit that new ids have.
  package static let newStyle: UInt64 = 1 << 31
  /// The bit that papers without an arXiv id have.
  package static let outsideStyle: UInt64 = 1 << 63

  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// No paper's.
  public static var nothing: PaperID { PaperID(rawValue: 0) }

  /// An id as a database has kept it; nil when it is no id.
  package init?(kept value: Int64) {
    let value = UInt64(bitPattern: value)
    guard
      value & PaperID.outsideStyle != 0
        || value >> 32 == 0
          && (value & PaperID.newStyle != 0 || value / 10_000_000 < PaperID.archives.count)
    else { return nil }
    rawValue = value
  }

  /// The number as a database keeps it: negative for papers without an arXiv id.
  package var kept: Int64 { Int64(bitPattern: rawValue) }

  /// Whether arXiv has the paper; else the id is `x/…`.
  public var isArxiv: Bool { rawValue & PaperID.outsideStyle == 0 }

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
  /// The id as arXiv writes it: `2504.16922`, `0704.0001`, `math/0211159`; `x/` and 13 characters for papers
  /// without one.
  public var description: String {
    if !isArxiv { return "x/" + outsideDigits }
    func padded(_ value: UInt64, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    guard rawValue & PaperID.newStyle != 0 else {
      let archive = Int(rawValue / 10_000_000)
      let name = archive < PaperID.archives.count ? "\(PaperID.archives[archive])" : "unknown"
      return name + "/" + padded(rawValue % 10_000_000, 7)
    }
    let value = rawValue & ~PaperID.newStyle
    let month = value / 100_000
    return padded(month, 4) + "." + padded(value % 100_000, month < 1501 ? 4 : 5)
  }
}
