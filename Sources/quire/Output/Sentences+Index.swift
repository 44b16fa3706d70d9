import Catalog
import Storage

extension Sentences {
  /// What is kept of a folder of digests: `100,000 papers of 770 files, 288.1 MB, of which texts 130.4; 2 files have
  /// changed since`.
  static func sentence(for status: LibraryCache.Status, changedFiles: Int) -> String {
    let papers = MarkSentences.count(status.papers, "paper")
    let files = MarkSentences.count(status.files, "file")
    let size = bytes(status.bytes, of: nil)
    let text = bytes(status.textBytes, of: nil)
    let changed =
      changedFiles == 0
      ? "" : "; \(MarkSentences.count(changedFiles, "file")) came, went or changed since"
    return "\(papers) of \(files), \(size), \(text) of it texts\(changed)"
  }
}
