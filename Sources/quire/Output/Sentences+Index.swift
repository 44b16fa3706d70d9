import Catalog
import Storage

extension Sentences {
  /// What is kept of a folder of digests: `100000 papers of 770 files, 288.1 MB, 130.4 MB of it texts; 2 files came,
  /// went or changed since`.
  static func sentence(for status: LibraryCache.Status) -> String {
    let papers = MarkSentences.count(status.papers, "paper")
    let files = MarkSentences.count(status.files, "file")
    let size = bytes(status.bytes, of: nil)
    let text = bytes(status.textBytes, of: nil)
    let changed =
      status.changed == 0
      ? "" : "; \(MarkSentences.count(status.changed, "file")) came, went or changed since"
    return "\(papers) of \(files), \(size), \(text) of it texts\(changed)"
  }
}
