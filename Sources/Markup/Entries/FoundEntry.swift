import Digests
import Papers

/// What was found about one paper, as places in the page; written when all is known.
struct FoundEntry {
  var line = 0
  var mark: PaperMark?
  var reference: ArxivReference?
  var title = 0..<0
  /// The beginning of the title where it stands on the row before.
  var titleStart: Range<Int>?
  var authors: [Range<Int>] = []
  var day: Day?
  var firstDay: Day?
  var hasBadDate = false
  var venue: Range<Int>?
  var journal: Range<Int>?
  var doi: Range<Int>?
  var isDOITarget = false
  /// Paragraphs, each in parts of the text.
  var abstract: [Range<Int>] = []
  /// An abstract that is called so.
  var named: [Range<Int>] = []
  var summary: [Range<Int>] = []
  var comment: [Range<Int>] = []
  var categories: [Range<Int>] = []
  var tags: [Range<Int>] = []
  /// Addresses of code: in the targets, or in the text.
  var code: [(range: Range<Int>, isTarget: Bool)] = []
  var extras: [(label: Range<Int>, text: Range<Int>, isTarget: Bool)] = []
  /// Addresses of badges.
  var badges: [Range<Int>] = []
  /// It is a paper without an address, by where it stands.
  var isPaperAnyway = false
  /// Texts in another language, under the names that they have.
  var second: [(name: [UInt8], text: Range<Int>)] = []

  /// Whether there is something in the field of a label.
  func has(_ label: FieldLabel) -> Bool {
    switch label {
    case .title: !title.isEmpty
    case .authors: !authors.isEmpty
    case .date: day != nil
    case .firstDate: firstDay != nil
    case .abstract: !named.isEmpty
    case .summary: !summary.isEmpty
    case .categories: !categories.isEmpty
    case .keywords: !tags.isEmpty
    case .comment: !comment.isEmpty
    case .venue: venue != nil
    case .journal: journal != nil
    case .doi: doi != nil
    default: false
    }
  }

  /// Forgets all but the room.
  mutating func clear() {
    (line, mark, reference, title) = (0, nil, nil, 0..<0)
    titleStart = nil
    isPaperAnyway = false
    (day, firstDay, hasBadDate, venue, journal, doi, isDOITarget) = (
      nil, nil, false, nil, nil, nil, false
    )
    FoundEntry.empty(&authors)
    FoundEntry.empty(&abstract)
    FoundEntry.empty(&named)
    FoundEntry.empty(&summary)
    FoundEntry.empty(&comment)
    FoundEntry.empty(&categories)
    FoundEntry.empty(&tags)
    FoundEntry.empty(&code)
    FoundEntry.empty(&extras)
    FoundEntry.empty(&badges)
    FoundEntry.empty(&second)
  }

  /// Most lists of most entries are empty.
  @inline(__always) private static func empty<Element>(_ list: inout [Element]) {
    if !list.isEmpty { list.removeAll(keepingCapacity: true) }
  }

  /// Writes the entry. `topic` is the heading under which it stands; `room` is kept for putting texts together.
  func write(
    _ page: Page, topic: inout RepeatedExtra, room: inout [UInt8], to builder: inout DigestBuilder
  ) {
    builder.beginEntry(line: line)
    if let reference { builder.setReference(reference) }
    if let titleStart {
      let whole = page.slice(titleStart) + [ASCII.space] + page.slice(title)
      whole.withUnsafeBytes { builder.set(.title, $0) }
    } else {
      builder.set(.title, page.slice(title))
    }
    for range in authors { addNames(range, page, &builder) }
    if let day { builder.setDay(day) } else if hasBadDate { builder.setDay(nil) }
    if let firstDay { builder.setFirstDay(firstDay) }
    if let venue { builder.set(.venue, page.slice(venue)) }
    if let journal { builder.set(.journal, page.slice(journal)) }
    let text = named.isEmpty ? abstract : named
    put(text, page, &room) { builder.set(.abstract, $0) }
    put(summary, page, &room) { builder.set(.summary, $0) }
    put(comment, page, &room) { builder.set(.comment, $0) }
    for range in categories { addCategories(range, page, &builder) }
    for range in tags { addTags(range, page, &builder) }
    for range in badges { Badges.add(page, range, to: &builder) }
    for place in code {
      builder.add(place.isTarget ? page.target(place.range) : page.slice(place.range), to: .code)
    }
    for extra in extras {
      builder.add(
        extra: page.slice(extra.label),
        extra.isTarget ? page.target(extra.text) : page.slice(extra.text))
    }
    for text in second {
      text.name.withUnsafeBytes { builder.add(extra: $0, page.slice(text.text)) }
    }
    if !named.isEmpty { put(abstract, page, &room) { builder.add(extra: "Notes", $0) } }
    builder.add(&topic)
    putOutside(page, &builder)
    builder.endEntry(needsAbstract: false)
  }

  /// Names that were looked at when they were found need not be looked at again.
  private func addNames(_ range: Range<Int>, _ page: Page, _ builder: inout DigestBuilder) {
    if page.answers.pointee.names.known(range)?.arePlain ?? false {
      builder.add(commaSeparated: page.slice(range), to: .authors)
    } else {
      builder.add(names: page.slice(range))
    }
  }

  /// `#tides, #corals` without the signs.
  private func addTags(_ range: Range<Int>, _ page: Page, _ builder: inout DigestBuilder) {
    guard page.text[range].first == ASCII.hash else {
      return builder.add(commaSeparated: page.slice(range), to: .tags)
    }
    RecordText.items(page.slice(range)) { builder.add($0, to: .tags) }
  }

  /// The DOI, the address, and that it is a paper also without an id of arXiv.
  private func putOutside(_ page: Page, _ builder: inout DigestBuilder) {
    if let doi {
      let text = isDOITarget ? page.target(doi) : page.slice(doi)
      builder.set(.doi, LinkTarget.doi(in: text) ?? text)
    }
    guard let mark, mark.kind != .arxiv, mark.run >= 0 else {
      if doi != nil || isPaperAnyway { builder.setPaperAnyway() }
      return
    }
    let target = page.target(page.runs[Int(mark.run)].target)
    if doi == nil, let doi = LinkTarget.doi(in: target) { builder.set(.doi, doi) }
    builder.set(.address, target)
    builder.setPaperAnyway()
  }

  /// `Machine Learning (cs.LG); Computation and Language (cs.CL)`, or `cs.LG cs.CL`.
  private func addCategories(_ range: Range<Int>, _ page: Page, _ builder: inout DigestBuilder) {
    var found = false
    var start = range.lowerBound
    let text = page.text
    // The codes are what counts; without any, what is between commas.
    for place in range.lowerBound...range.upperBound
    where place == range.upperBound || !isOfCode(text[place]) {
      let word = start..<place
      if isCode(word, text) {
        builder.add(page.slice(word), to: .categories)
        found = true
      }
      start = place + 1
    }
    if !found { builder.add(commaSeparated: page.slice(range), to: .categories) }
  }

  private func isOfCode(_ byte: UInt8) -> Bool {
    TextEdges.isLetter(byte) || byte == 0x2E || byte == ASCII.hyphen
  }

  /// `cs.LG`, `q-bio.NC`, `hep-th`.
  private func isCode(_ word: Range<Int>, _ text: UnsafeRawBufferPointer) -> Bool {
    guard (4...20).contains(word.count) else { return false }
    guard let dot = text[word].firstIndex(of: 0x2E) else {
      return [
        "hep-th", "hep-ph", "hep-ex", "hep-lat", "quant-ph", "gr-qc", "math-ph", "nucl-th",
        "nucl-ex",
      ]
      .contains { ByteScanner(text).says($0, word) }
    }
    return dot > word.lowerBound + 1 && (2...11).contains(word.upperBound - dot - 1)
      && text[word.lowerBound..<dot].allSatisfy { $0 &- 0x61 < 26 || $0 == ASCII.hyphen }
      && text[(dot + 1)..<word.upperBound].allSatisfy {
        TextEdges.isLetter($0) || $0 == ASCII.hyphen
      }
  }

  /// Paragraphs, with the ids of the papers to which links in them lead.
  private func put(
    _ parts: [Range<Int>], _ page: Page, _ room: inout [UInt8],
    _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    guard let first = parts.first else { return }
    if parts.count == 1, page.plainLinks(in: first) { return body(page.slice(first)) }
    room.removeAll(keepingCapacity: true)
    for part in parts {
      if !room.isEmpty { room += [ASCII.lineFeed, ASCII.lineFeed] }
      page.append(part, to: &room)
    }
    room.withUnsafeBytes { body($0) }
  }
}

extension Page {
  /// The links of papers that begin in a part of the text, by their marks.
  private func linkMarks(in range: Range<Int>) -> Range<Int> {
    func bound(_ place: Int) -> Int {
      var (low, high) = (0, marks.count)
      while low < high {
        let middle = (low + high) / 2
        if marks[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return bound(range.lowerBound)..<bound(range.upperBound)
  }

  /// Whether no link in a part of the text leads to a paper that the text does not name.
  func plainLinks(in range: Range<Int>) -> Bool {
    linkMarks(in: range).allSatisfy { marks[$0].run < 0 || marks[$0].kind != .arxiv }
  }

  /// Appends a part of the text; behind links to papers of arXiv whose text does not name them, their id.
  func append(_ range: Range<Int>, to room: inout [UInt8]) {
    var place = range.lowerBound
    for index in linkMarks(in: range) where marks[index].run >= 0 && marks[index].kind == .arxiv {
      guard let reference = marks[index].reference else { continue }
      let link = marks[index].range
      let end = min(link.upperBound, range.upperBound)
      guard end >= place, ArxivReference.find(in: slice(link.lowerBound..<end))?.id != reference.id
      else {
        continue
      }
      room += slice(place..<end)
      room += Array(" (arXiv:\(reference))".utf8)
      place = end
    }
    room += slice(place..<range.upperBound)
  }
}
