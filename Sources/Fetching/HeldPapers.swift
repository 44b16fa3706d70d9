import Digests
import Feeds
import Papers
import Storage

/// The papers that the digests of a folder have, each with its newest version there.
struct HeldPapers {
  /// 0 where no digest says which.
  private var versions: [PaperID: Int] = [:]

  /// Reads the folder's own digests; what cannot be read is said when it is opened.
  init(folder: String) {
    for file in DigestFolder([FilePath(folder)]).files where file.path.text.hasSuffix(".md") {
      var parser = DigestParser(path: file.path.text)
      try? SourceReader.read(file, windowSize: DigestParser.windowSize) { window, isLast in
        let done = parser.feed(window, isLast: isLast)
        return parser.isDone ? nil : done
      }
      for record in parser.finish().records {
        versions[record.id] = max(versions[record.id] ?? 0, Int(record.version))
      }
    }
  }

  /// Whether a paper is held in this version; one whose version is not known is held in any.
  func has(_ paper: FetchedPaper) -> Bool {
    guard let version = versions[paper.entry.record.id] else { return false }
    return paper.version <= version || paper.version == 0 || version == 0
  }

  /// Whether it is held at all.
  func hasAny(_ id: PaperID) -> Bool { versions[id] != nil }
}
