import Papers

/// A cell of a table of papers, and what it says in its column.
struct TableCell {
  let range: Range<Int>
  let scanner: ByteScanner

  func put(as kind: TableColumns.Kind, into builder: inout DigestBuilder) {
    switch kind {
    case .date:
      let text = scanner.unmarked(range)
      builder.setDay(Day(utf8: scanner.slice(text.prefix(10))))
    case .title: putTitle(&builder)
    case .authors:
      builder.add(commaSeparated: scanner.slice(scanner.withoutEtAl(range)), to: .authors)
    case .address: putAddress(range, &builder)
    case .code: putCode(&builder)
    case .abstract: putText(.abstract, markup: .none, &builder)
    case .summary: putText(.summary, markup: .bold, &builder)
    case .comment: putText(.comment, markup: .bold, &builder)
    case .tags: builder.add(commaSeparated: scanner.slice(range), to: .tags)
    case .categories: builder.add(commaSeparated: scanner.slice(range), to: .categories)
    case .other: break
    }
  }

  /// Puts what has no column of its own under its heading. Where it is a link, its address; where that
  /// is the paper's, the paper is meant.
  func put(under label: UnsafeRawBufferPointer, into builder: inout DigestBuilder) {
    if isNothing { return }
    guard let link = scanner.wholeLink(scanner.withoutBold(range)) else {
      scanner.withBars(in: scanner.unfolded(range)) { builder.add(extra: label, $0) }
      return
    }
    if scanner.find("arxiv.org/", in: link.address) != nil {
      putAddress(link.address, &builder)
    } else {
      builder.add(extra: label, scanner.slice(link.address))
    }
  }

  /// `**Title**`, or `**[Title](https://arxiv.org/abs/ID)**`.
  private func putTitle(_ builder: inout DigestBuilder) {
    let text = scanner.withoutBold(range)
    let link = scanner.wholeLink(text)
    if let link { putAddress(link.address, &builder) }
    scanner.withBars(in: link?.text ?? text) { builder.set(.title, $0, markup: .bold) }
  }

  private func putAddress(_ text: Range<Int>, _ builder: inout DigestBuilder) {
    if let place = scanner.find("arxiv.org/abs/", in: text),
      let (reference, _) = ArxivReference.parse(scanner.slice(place + 14..<text.upperBound))
    {
      return builder.setReference(reference)
    }
    if let link = scanner.link(at: text.lowerBound, before: text.upperBound) {
      builder.setReference(in: scanner.slice(link.address))
      builder.setReference(in: scanner.slice(link.text))
    } else if scanner.bytes[text].first == ASCII.bracketOpen,
      let close = scanner.find("](", in: text)
    {
      // The file ends within the address.
      builder.setReference(in: scanner.slice(text.lowerBound + 1..<close))
    } else {
      builder.setReference(in: scanner.slice(text))
    }
  }

  /// All links, or an address without brackets.
  private func putCode(_ builder: inout DigestBuilder) {
    var offset = range.lowerBound
    while let open = scanner.first(ASCII.bracketOpen, in: offset..<range.upperBound) {
      if let link = scanner.link(at: open, before: range.upperBound) {
        builder.add(scanner.slice(link.address), to: .code)
        offset = link.range.upperBound
      } else {
        offset = open + 1
      }
    }
    if offset == range.lowerBound,
      scanner.has("http", at: range.lowerBound, before: range.upperBound)
    {
      builder.add(scanner.slice(range), to: .code)
    }
  }

  private func putText(
    _ field: EntryField, markup: TextCleaner.Markup, _ builder: inout DigestBuilder
  ) {
    if isNothing { return }
    scanner.withBars(in: scanner.unfolded(range)) { builder.set(field, $0, markup: markup) }
  }

  /// `null` and `None`.
  private var isNothing: Bool { scanner.says("null", range) || scanner.says("none", range) }
}

extension ByteScanner {
  /// A text without one pair of `**` around it.
  func withoutBold(_ range: Range<Int>) -> Range<Int> {
    guard range.count > 4, has("**", at: range.lowerBound, before: range.upperBound),
      ends(range, with: "**")
    else { return range }
    return trimmed(range.lowerBound + 2..<range.upperBound - 2)
  }

  /// A link that is the whole of a text. Its own text may have any brackets.
  func wholeLink(_ range: Range<Int>) -> Link? {
    guard range.count > 4, bytes[range.lowerBound] == ASCII.bracketOpen,
      bytes[range.upperBound - 1] == ASCII.parenthesisClosed,
      let close = findLast("](", in: range)
    else { return nil }
    return Link(
      text: trimmed(range.lowerBound + 1..<close),
      address: trimmed(close + 2..<range.upperBound - 1),
      range: range)
  }

  /// `<details><summary>23 pa...</summary><p>23 pages</p></details>`: what is folded.
  func unfolded(_ range: Range<Int>) -> Range<Int> {
    guard has("<details", at: range.lowerBound, before: range.upperBound),
      let head = find("</summary>", in: range)
    else { return range }
    var text = trimmed(head + 10..<range.upperBound)
    if ends(text, with: "</details>") { text = trimmed(text.lowerBound..<text.upperBound - 10) }
    guard has("<p>", at: text.lowerBound, before: text.upperBound) else { return text }
    let isClosed = ends(text, with: "</p>")
    return trimmed(text.lowerBound + 3..<text.upperBound - (isClosed && text.count >= 7 ? 4 : 0))
  }

  /// `First Author et.al.` without what is no name.
  func withoutEtAl(_ range: Range<Int>) -> Range<Int> {
    for ending in [" et.al.", " et al.", " et. al.", " et al", " et.al"] as [StaticString]
    where ends(range, with: ending) {
      return trimmed(range.lowerBound..<range.upperBound - ending.utf8CodeUnitCount)
    }
    return range
  }

  /// Hands over a text whose bars are escaped no more. Within `$…$`, `\|` is mathematics.
  func withBars(in range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard find("\\|", in: range) != nil else { return body(slice(range)) }
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var isMath = false
    for offset in range {
      if bytes[offset] == 0x24 { isMath.toggle() }
      if !isMath, has("\\|", at: offset, before: range.upperBound) { continue }
      text.append(bytes[offset])
    }
    text.withUnsafeBytes(body)
  }
}
