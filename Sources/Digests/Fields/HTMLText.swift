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
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var tags = HTMLTags(text, isPage: false)
    var shift: HTMLElement?
    while let token = tags.next() {
      switch token {
      case .text(let range): append(text[range], shift, to: &result)
      case .unknown(let range): result += text[range]
      case .open(.raised, _): shift = .raised
      case .open(.lowered, _): shift = .lowered
      case .close(.raised), .close(.lowered): shift = nil
      case .open(.item, _): result += Array("\n\n• ".utf8)
      case .open(let element, _), .close(let element): append(element, to: &result)
      }
    }
    return result
  }

  /// What an element divides its text by.
  private static func append(_ element: HTMLElement, to result: inout [UInt8]) {
    switch element {
    case .lineBreak: result.append(ASCII.lineFeed)
    case .cell, .headerCell: result.append(ASCII.space)
    case .script, .style, .drawing, .mathematics, .template, .meta, .unknown: break
    case let element where element.isInline: break
    default: result += [ASCII.lineFeed, ASCII.lineFeed]
    }
  }

  /// Appends a text; where it is raised or lowered, its digits are.
  private static func append(
    _ text: Slice<UnsafeRawBufferPointer>, _ shift: HTMLElement?, to result: inout [UInt8]
  ) {
    guard let shift, !text.isEmpty, text.count < 16,
      text.allSatisfy({ ASCII.isDigit($0) || $0 == 0x2B || $0 == ASCII.hyphen })
    else {
      result += text
      return
    }
    let characters = shift == .raised ? raised : lowered
    for byte in text {
      let index = byte == 0x2B ? 10 : byte == ASCII.hyphen ? 11 : Int(byte - ASCII.zero)
      result += Array(String(characters[index]).utf8)
    }
  }

  private static let raised: [Character] = Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
  private static let lowered: [Character] = Array("₀₁₂₃₄₅₆₇₈₉₊₋")
}
