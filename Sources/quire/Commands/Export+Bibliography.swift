import Catalog
import Citations
import Digests
import Papers
import Storage

/// What is done with a bibliography that is there.
extension Export {
  /// Prints what is new about the entries of papers. Returns whether anything is.
  ///
  /// - Parameter key: the key of a paper, or the one that it would have.
  func check(
    _ file: String, _ papers: [Paper], _ library: Library, key: (Paper) -> String
  ) throws -> Bool {
    let path = Process.filePaths([file])[0]
    let bytes: [UInt8]
    do throws(StorageError) {
      bytes = try SourceReader.bytes(of: path)
    } catch {
      throw Failure(code: 3, lines: [Sentences.sentence(for: error)])
    }
    let bibliography = Bibliography(bytes, path: path.text)
    let known = KnownEntries(bibliography, in: library)
    var news: [EntryNews] = []
    for paper in papers {
      if let item = known.item(of: paper, key: key(paper)) {
        news.append(EntryNews(item: item, paper: paper))
      }
    }
    var hasNews = false
    for one in news.sorted(by: { $0.item.line < $1.item.line }) {
      for sentence in one.sentences {
        let place = "\(Sentences.safe(file)):\(one.item.line): \(Sentences.safe(one.item.key))"
        Output.write("\(place): \(sentence)\n")
        hasNews = true
      }
    }
    Output.complain(Sentences.looked(at: news.count, of: bibliography.items.count, in: file))
    return hasNews
  }
}
