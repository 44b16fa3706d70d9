public import Papers

/// Papers with their keys, as they are written to a file: the way into this room.
public struct CitationList: Sendable {
  /// In the order of the papers, each once.
  public let entries: [CitedEntry]

  /// - Parameters:
  ///   - pattern: how keys are made.
  ///   - given: keys that papers have already, which stay, unless `renews`.
  ///   - taken: keys that stand there for others, and these papers may not have.
  public init(
    _ papers: some Sequence<Paper>, pattern: KeyPattern = .standard,
    given: GivenKeys = GivenKeys(), renews: Bool = false,
    taken: some Sequence<String> = []
  ) {
    var known: Set<PaperID> = []
    let citations = papers.filter { known.insert($0.id).inserted }.map { Citation($0) }
    let keys = CitationKeys(
      for: citations, pattern, given: given, renews: renews, taken: taken
    ).keys
    entries = zip(keys, citations).map { CitedEntry(key: $0, citation: $1) }
  }

  /// The key that a paper would have alone.
  public static func key(of paper: Paper, _ pattern: KeyPattern) -> String {
    pattern.key(of: Citation(paper))
  }

  /// The keys that papers have here and were not given before, as far as others can keep them.
  ///
  /// - Parameter renews: papers that have a key get the one that they have here in its place.
  public func newKeys(beside given: GivenKeys, renews: Bool = false) -> [PaperID: String] {
    var new: [PaperID: String] = [:]
    for entry in entries where GivenKey.isKey(entry.key) {
      let known = given.key(of: entry.citation.id)
      if known == nil || renews && known != entry.key { new[entry.citation.id] = entry.key }
    }
    return new
  }

  /// All of them in a format; nothing when there are none, but for formats in which nothing is written too.
  public func bytes(as format: CitationFormat) -> [UInt8] {
    var bytes: [UInt8] = []
    switch format {
    case .bibtex: append(to: &bytes, "\n") { BibTeXEntry.append($0, to: &$1) }
    case .biblatex: append(to: &bytes, "\n") { BibLaTeXEntry.append($0, to: &$1) }
    case .ris: append(to: &bytes, "\r\n") { RISRecord.append($0, to: &$1) }
    case .cslJSON:
      bytes += "[".utf8
      append(to: &bytes, ",") { CSLItem.append($0, to: &$1) }
      bytes += entries.isEmpty ? "]\n".utf8 : "\n]\n".utf8
    case .markdown: append(to: &bytes, "") { CitedLine.appendMarkdown($0, to: &$1) }
    case .org: append(to: &bytes, "") { CitedLine.appendOrg($0, to: &$1) }
    case .text: append(to: &bytes, "") { CitedLine.appendText($0, to: &$1) }
    case .template(let template): append(to: &bytes, "") { template.append($0, to: &$1) }
    }
    return bytes
  }

  private func append(
    to bytes: inout [UInt8], _ divider: StaticString, _ body: (CitedEntry, inout [UInt8]) -> Void
  ) {
    for (index, entry) in entries.enumerated() {
      if index > 0 { divider.withUTF8Buffer { bytes += $0 } }
      body(entry, &bytes)
    }
  }
}
