import Digests
import Papers

/// What a page of arXiv's services says besides its papers: how many there are in all, where it goes on, what went
/// wrong, and of harvested records their versions.
struct ServiceFacts {
  /// The name of the page's outermost element.
  var root = ""
  /// `opensearch:totalResults`.
  var total: Int?
  /// Where a harvest goes on; nil at its end.
  var token: String?
  /// The code of an error of OAI-PMH, and its words.
  var errorCode: String?
  var errorText = ""
  /// The day of a feed, or of the answer to a harvest.
  var day: Day?
  /// How many items or records there are, papers or not.
  var itemCount = 0
  /// By the id as it stands there.
  var records: [String: Record] = [:]

  /// What a harvested record says of its versions.
  struct Record: Hashable {
    var version = 0
    /// That of the newest version.
    var day: Day?
  }

  /// Reads a page; what of it is XML counts.
  init(_ page: [UInt8]) {
    let reader = ServiceFactsReader()
    let elements = XMLElements(reader)
    var builder = DigestBuilder(expectedBytes: 0)
    _ = page.withUnsafeBytes { elements.read($0, isLast: true, into: &builder) }
    self = reader.facts
  }

  fileprivate init() {}
}

private final class ServiceFactsReader: XMLContent {
  var facts = ServiceFacts()
  private var isInItem = false
  private var isError = false
  private var id = ""
  private var record = ServiceFacts.Record()

  private static let wanted: [StaticString] = [
    "totalResults", "resumptionToken", "responseDate", "pubDate", "id", "summary", "date",
    "updated", "error",
  ]

  func start(
    _ name: XMLName, _ attributes: XMLAttributes, line: Int, into builder: inout DigestBuilder
  ) -> Bool {
    if facts.root.isEmpty { facts.root = String(decoding: name.bytes, as: UTF8.self) }
    if name == "entry" || name == "item" || name == "record" {
      isInItem = true
      isError = false
      id = ""
      record = ServiceFacts.Record()
      facts.itemCount += 1
    }
    if name == "error", let code = attributes["code"] {
      facts.errorCode = String(decoding: code, as: UTF8.self)
    }
    if name == "version" { record.version += 1 }
    return ServiceFactsReader.wanted.contains { name == $0 }
  }

  func end(_ name: XMLName, text: UnsafeRawBufferPointer, into builder: inout DigestBuilder) {
    if name == "entry" || name == "item" || name == "record" {
      isInItem = false
      if record.version > 0 { facts.records[id] = record }
      return
    }
    let words = ByteScanner(text).slice(ByteScanner(text).trimmed(0..<text.count))
    if words.isEmpty { return }
    if isInItem {
      endInItem(name, words)
    } else if name == "totalResults" {
      facts.total = Int(String(decoding: words, as: UTF8.self))
    } else if name == "resumptionToken" {
      facts.token = String(decoding: words, as: UTF8.self)
    } else if name == "error" {
      facts.errorText = String(decoding: words, as: UTF8.self)
    } else if name == "pubDate" || name == "responseDate" || name == "updated" {
      let start = UnsafeRawBufferPointer(rebasing: words.prefix(10))
      facts.day = facts.day ?? Day(utf8: start) ?? Day(mail: words)
    }
  }

  private func endInItem(_ name: XMLName, _ words: UnsafeRawBufferPointer) {
    let text = String(decoding: words, as: UTF8.self)
    if name == "id" {
      id = text
      isError = text.contains("/api/errors")
    } else if name == "summary", isError {
      facts.errorCode = "api"
      facts.errorText = text
    } else if name == "date" {
      record.day = Day(mail: words) ?? record.day
    }
  }
}
