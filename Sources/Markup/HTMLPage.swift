import Digests
import Papers

/// A page of HTML, in pieces that end where a tag begins that lists are made of.
///
/// What is open where a piece ends is begun again in the next. What the head says of one paper
/// (`<meta name="citation_title">`, as arXiv and publishers have it) becomes the facts of the page, under the
/// names that front matter would give them; where it says nothing of the kind, the title of the page is its
/// first heading.
struct HTMLPage: OutlineSource {
  /// What a piece should have, in bytes; and how far is looked for the ends of what begins in it.
  private static let size = 1 << 20
  private static let limit = DigestParser.windowSize

  private var blocks = HTMLBlocks(keepsUnknown: false)
  private var head: PageHead? = PageHead()

  init() {}

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, line: Int, into outline: inout Outline,
    problems: inout [Int]
  ) -> Int? {
    guard isLast || window.count >= HTMLPage.limit else { return nil }
    let text = UnsafeRawBufferPointer(rebasing: window.prefix(HTMLPage.limit))
    let isEnd = isLast && text.count == window.count
    var lines = LineCount(text, line: line)
    var room = Outline()
    swap(&room, &outline)
    var builder = OutlineBuilder(reusing: room)
    blocks.reopen(line: line, in: &builder)
    var tags = HTMLTags(text)
    while true {
      let start = tags.offset
      guard let token = tags.next() else { break }
      if start >= HTMLPage.size, case .open(let element, _) = token, element.beginsItem {
        outline = builder.finish()
        return start
      }
      // The last token of what was looked at may go on behind it.
      if !isEnd, tags.offset == text.count, start > 0 {
        outline = builder.finish()
        return start
      }
      if head != nil { readHead(token, text, line: lines.line, into: &builder) }
      blocks.take(token, text, line: lines.line, into: &builder)
      lines.move(to: tags.offset)
    }
    if isEnd { endHead(line: lines.line, into: &builder) }
    outline = builder.finish()
    return text.count
  }

  private mutating func readHead(
    _ token: HTMLTags.Token, _ text: UnsafeRawBufferPointer, line: Int,
    into builder: inout OutlineBuilder
  ) {
    guard head?.take(token, text, line: line) != true else { return }
    endHead(line: line, into: &builder)
  }

  private mutating func endHead(line: Int, into builder: inout OutlineBuilder) {
    head?.add(to: &builder)
    head = nil
  }
}

/// What stands in the head of a page.
private struct PageHead {
  private var title: [UInt8] = []
  private var titleLine = 1
  private var isInTitle = false
  private var fields: [YAMLFields.Field] = []

  /// Names of facts in pages, and what front matter calls them.
  private static let names: [(StaticString, String)] = [
    ("citation_title", "title"), ("citation_author", "authors"), ("citation_authors", "authors"),
    ("citation_date", "date"), ("citation_publication_date", "date"),
    ("citation_online_date", "online date"), ("citation_arxiv_id", "arxiv_id"),
    ("citation_doi", "doi"), ("citation_abstract", "abstract"),
    ("citation_journal_title", "journal"), ("citation_conference_title", "venue"),
    ("citation_keywords", "keywords"), ("citation_pdf_url", "pdf"),
    ("citation_abstract_html_url", "url"), ("citation_public_url", "url"),
  ]

  /// Whether a token belongs to the head; it does not end before something is shown.
  mutating func take(_ token: HTMLTags.Token, _ text: UnsafeRawBufferPointer, line: Int) -> Bool {
    switch token {
    case .text(let range):
      if isInTitle {
        EntityText.append(UnsafeRawBufferPointer(rebasing: text[range]), to: &title)
        return true
      }
      return ByteScanner(text).trimmed(range).isEmpty
    case .open(.title, _):
      (isInTitle, titleLine) = (true, line)
      return true
    case .close(.title):
      isInTitle = false
      return true
    case .open(.meta, let attributes):
      takeFact(HTMLAttributes(text, attributes), line: line)
      return true
    case .open(let element, _): return element.isOfHead
    case .close, .unknown: return true
    }
  }

  private mutating func takeFact(_ attributes: HTMLAttributes, line: Int) {
    guard let name = attributes.value("name") ?? attributes.value("property"),
      let known = name.withUnsafeBytes({ name in
        PageHead.names.first { ByteScanner(name).says($0.0, 0..<name.count) }?.1
      }),
      let value = attributes.value("content"), !value.isEmpty
    else { return }
    if let place = fields.firstIndex(where: { $0.name == known }) {
      fields[place].text.append(ASCII.lineFeed)
      fields[place].text.append(contentsOf: value)
    } else {
      fields.append(YAMLFields.Field(name: known, text: value, line: line))
    }
  }

  func add(to builder: inout OutlineBuilder) {
    if fields.contains(where: { $0.name == "title" }) {
      builder.begin(.properties, line: titleLine)
      for field in fields {
        builder.addField(field.name, text: field.text, line: field.line)
      }
      builder.end()
    } else {
      let words = Array(title.split(whereSeparator: ASCII.isWhite).joined(separator: [ASCII.space]))
      if !words.isEmpty { builder.add(.heading(level: 1), text: words, line: titleLine) }
    }
  }
}

extension HTMLElement {
  /// Whether something that a list is made of begins.
  fileprivate var beginsItem: Bool {
    switch self {
    case .heading1, .heading2, .heading3, .heading4, .heading5, .heading6, .row, .item, .term,
      .division, .table, .details:
      true
    default: false
    }
  }

  fileprivate var isOfHead: Bool {
    switch self {
    case .head, .title, .meta, .script, .style, .plain, .template: true
    // `<html>`, `<body>`: nothing is shown yet.
    case .division: true
    default: false
    }
  }
}
