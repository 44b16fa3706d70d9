import Digests
import Feeds
import Papers
import Storage

/// Tells a paper from what else a server may send in its place: a page of an error, a half of it.
struct PaperCheck {
  private let form: PaperForm
  private let reference: ArxivReference

  init(_ form: PaperForm, of reference: ArxivReference) {
    (self.form, self.reference) = (form, reference)
  }

  /// So far from the end of a file its end may be marked: some have bytes behind it that nobody needs.
  private static let tail = 16 << 10
  /// No page has more bytes.
  private static let pageLimit = 64 << 20

  func check(_ file: IncomingFile) throws(NetworkError) {
    let head = file.bytes(0..<1024)
    let tail = file.bytes(max(0, file.count - PaperCheck.tail)..<file.count)
    switch form {
    case .pdf:
      guard head.starts(with: "%PDF-".utf8) else { throw .notUnderstood }
      guard PaperCheck.has("%%EOF", tail) else { throw .cut("") }
    case .html:
      let start = String(
        decoding: head.drop { $0 <= 0x20 || $0 >= 0x80 }.prefix(200), as: UTF8.self
      )
      .lowercased()
      guard start.hasPrefix("<!doctype html") || start.hasPrefix("<html") else {
        throw .notUnderstood
      }
      guard PaperCheck.has("</html>", tail) else { throw .cut("") }
      // A page of arXiv names the paper; one that is about something else does not.
      guard PaperCheck.has("\(reference.id)", file.bytes(0..<PaperCheck.pageLimit)) else {
        throw .notUnderstood
      }
    }
  }

  /// Lets a page say where it comes from, so that its pictures are found: they are not fetched with it. Of several such
  /// words the first one counts.
  func ground(_ file: IncomingFile) {
    let bytes = file.bytes(0..<PaperCheck.pageLimit)
    guard file.count <= PaperCheck.pageLimit, let end = PaperCheck.endOfHeadTag(in: bytes) else {
      return
    }
    let word = "<base href=\"https://arxiv.org/html/\(reference)/\">"
    file.restart()
    (bytes[..<end] + word.utf8 + bytes[end...]).withUnsafeBytes { _ = file.take($0) }
  }

  /// Where the tag `<head>` ends.
  private static func endOfHeadTag(in bytes: [UInt8]) -> Int? {
    let beginning = bytes.prefix(64 << 10)
    for start in beginning.indices.dropLast(6) where beginning[start] == 0x3C {
      let name = beginning[start + 1..<start + 5].map(ASCII.lower)
      let next = beginning[start + 5]
      guard name.elementsEqual("head".utf8), next == 0x3E || next <= 0x20 else { continue }
      return beginning[start...].firstIndex(of: 0x3E).map { $0 + 1 }
    }
    return nil
  }

  private static func has(_ text: String, _ bytes: [UInt8]) -> Bool {
    let text = Array(text.utf8)
    guard bytes.count >= text.count else { return false }
    return (0...bytes.count - text.count).contains { start in
      bytes[start] == text[0] && bytes[start...].starts(with: text)
    }
  }
}
