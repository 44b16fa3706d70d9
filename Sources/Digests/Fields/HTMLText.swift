import Papers

/// HTML as the text that a person reads in it.
package enum HTMLText {
  /// The text without tags, comments, scripts and styles, with its references resolved (`Entities`); what
  /// was escaped once more is reduced, too. Paragraphs, list items and headings are divided by a blank line, table
  /// cells by a blank; raised and lowered digits stay so (`10⁵`). What is no tag of HTML stays (`a < b`, `List<T>`).
  package static func plain(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    let scanner = ByteScanner(text)
    let hasTags = scanner.first(ASCII.less, in: 0..<text.count) != nil
    let hasReferences = scanner.first(ASCII.ampersand, in: 0..<text.count) != nil
    if !hasTags, !hasReferences { return Array(text) }
    let bare = hasTags ? HTMLText.withoutTags(text) : Array(text)
    guard hasReferences else { return bare }
    let decoded = bare.withUnsafeBytes { Entities.decode($0) }
    // A page within a feed: its tags were escaped.
    return decoded.withUnsafeBytes { decoded in
      guard ByteScanner(text).find("lt;", in: 0..<text.count) != nil else { return Array(decoded) }
      let bare = HTMLText.withoutTags(decoded)
      guard bare.count < decoded.count else { return bare }
      return bare.withUnsafeBytes { Entities.decode($0) }
    }
  }

  /// The text without tags; references stay.
  static func withoutTags(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    let scanner = ByteScanner(text)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var from = 0
    var tags = HTMLTags(scanner)
    var shift: HTMLTag.Shift?
    while let place = scanner.first(ASCII.less, in: from..<text.count) {
      append(text[from..<place], shift, to: &result)
      guard let tag = tags.tag(at: place) else {
        result.append(ASCII.less)
        from = place + 1
        continue
      }
      from = tag.end
      switch tag.effect {
      case .none: break
      case .blank: result.append(ASCII.space)
      case .line: result.append(ASCII.lineFeed)
      case .paragraph: result += [ASCII.lineFeed, ASCII.lineFeed]
      case .item: result += Array("\n\n• ".utf8)
      case .shift(let new): shift = new
      }
    }
    append(text[from...], shift, to: &result)
    return result
  }

  /// Appends a text; where it is raised or lowered, its digits are.
  private static func append(
    _ text: Slice<UnsafeRawBufferPointer>, _ shift: HTMLTag.Shift?, to result: inout [UInt8]
  ) {
    guard let shift, !text.isEmpty, text.count < 16,
      text.allSatisfy({ ASCII.isDigit($0) || $0 == 0x2B || $0 == ASCII.hyphen })
    else {
      result += text
      return
    }
    for byte in text {
      let index = byte == 0x2B ? 10 : byte == ASCII.hyphen ? 11 : Int(byte - ASCII.zero)
      result += Array(String(shift.characters[index]).utf8)
    }
  }
}
