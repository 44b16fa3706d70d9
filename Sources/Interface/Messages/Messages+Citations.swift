import Catalog
import Citations
import Papers

/// What is said of citations.
extension Message {
  /// `BibTeX of 3 papers`, for what is copied.
  static func citations(_ count: Int, _ format: CitationFormat) -> String {
    "\(name(of: format)) of \(MarkSentences.count(count, "paper"))"
  }

  /// `12 papers as BibTeX`.
  static func citing(_ count: Int, _ format: CitationFormat, isTicked: Bool) -> String {
    let papers = MarkSentences.count(count, isTicked ? "selected paper" : "paper")
    return "\(papers) as \(name(of: format))"
  }

  private static func name(of format: CitationFormat) -> String { format.title }

  /// A file is there, and nobody has said that it may be changed.
  public static func fileIsThere(_ path: String) -> Message {
    let name = SafeText.line(path.split(separator: "/").last.map(String.init) ?? path)
    return Message(
      "\(SafeText.line(path)) is there, and was left as it is: :export-append adds to it, "
        + ":export-replace replaces it", short: "\(name) is there, and was left as it is",
      isWarning: true)
  }

  /// `12 papers written to refs.bib`, `3 papers added to refs.bib, 9 were there`.
  public static func cited(
    _ count: Int, of all: Int, to path: String, _ way: Citing.FileWay
  ) -> Message {
    let path = SafeText.line(path)
    if way != .append {
      return Message("\(MarkSentences.count(count, "paper")) written to \(path)")
    }
    let added = count == 0 ? "nothing" : MarkSentences.count(count, "paper")
    let others = all - count
    let were = others == 0 ? "" : ", \(others) \(others == 1 ? "was" : "were") there"
    return Message("\(added) added to \(path)\(were)")
  }
}
