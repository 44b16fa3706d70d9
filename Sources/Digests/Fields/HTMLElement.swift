import Papers

/// What a tag of HTML is to somebody who reads.
package enum HTMLElement: UInt8 {
  case heading1, heading2, heading3, heading4, heading5, heading6
  /// Whatever stands in lines of its own.
  case division
  case list, orderedList, item, definitions, term, definition
  case table, header, body, row, cell, headerCell
  case quotation, pre, rule, details, summary
  case lineBreak, image, anchor, bold, italic, code, struck, raised, lowered
  /// Has text, and nothing else.
  case plain
  /// Nothing of it is text.
  case script, style, drawing, mathematics, template
  case title, meta, head
  case unknown

  /// The element with a name, in whatever case.
  init(_ scanner: ByteScanner, _ name: Range<Int>) {
    guard name.count <= 10 else {
      self = .unknown
      return
    }
    var (key, rest): (UInt64, UInt64) = (0, 0)
    for offset in name {
      let byte = UInt64(ASCII.lower(scanner.bytes[offset]))
      if offset - name.lowerBound < 8 { key = key << 8 | byte } else { rest = rest << 8 | byte }
    }
    self = HTMLElement.names[HTMLElement.number(key, rest)] ?? .unknown
  }

  /// A number of a name that is as good as a hash.
  private static func number(_ key: UInt64, _ rest: UInt64) -> UInt64 {
    let number = (key ^ rest &* 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
    return number ^ number &>> 32
  }

  package var headingLevel: Int? {
    rawValue <= HTMLElement.heading6.rawValue ? Int(rawValue) + 1 : nil
  }

  /// Whether everything up to its end is left out.
  package var isPassedOver: Bool {
    switch self {
    case .script, .style, .drawing, .template, .mathematics: true
    default: false
    }
  }

  /// Whether it stands within a line.
  package var isInline: Bool {
    switch self {
    case .lineBreak, .image, .anchor, .bold, .italic, .code, .struck, .raised, .lowered, .plain:
      true
    default: false
    }
  }

  private static let names: WordTable<HTMLElement> = {
    let table: [(HTMLElement, [StaticString])] = [
      (.heading1, ["h1"]), (.heading2, ["h2"]), (.heading3, ["h3"]), (.heading4, ["h4"]),
      (.heading5, ["h5"]), (.heading6, ["h6"]),
      (
        .division,
        [
          "p", "div", "section", "article", "main", "center", "header", "footer", "figure",
          "figcaption", "address", "form", "fieldset", "nav", "aside", "caption", "body", "html",
          "legend", "hgroup", "noscript", "option", "select", "textarea", "button",
        ]
      ),
      (.list, ["ul", "menu", "dir"]), (.orderedList, ["ol"]), (.item, ["li"]),
      (.definitions, ["dl"]), (.term, ["dt"]), (.definition, ["dd"]),
      (.table, ["table"]), (.header, ["thead"]), (.body, ["tbody", "tfoot"]), (.row, ["tr"]),
      (.cell, ["td"]), (.headerCell, ["th"]),
      (.quotation, ["blockquote"]), (.pre, ["pre"]), (.rule, ["hr"]), (.details, ["details"]),
      (.summary, ["summary"]),
      (.lineBreak, ["br"]), (.image, ["img"]), (.anchor, ["a"]), (.bold, ["b", "strong"]),
      (.italic, ["i", "em", "cite", "dfn", "var"]), (.code, ["code", "tt", "kbd", "samp"]),
      (.struck, ["s", "del", "strike"]), (.raised, ["sup"]), (.lowered, ["sub"]),
      (
        .plain,
        [
          "span", "font", "u", "small", "big", "mark", "abbr", "q", "time", "label", "ins",
          "colgroup", "col", "wbr", "picture", "source", "input", "bdi", "bdo", "data", "link",
          "video", "iframe", "object", "embed", "base", "area", "map", "nobr", "acronym",
        ]
      ),
      (.script, ["script"]), (.style, ["style"]), (.drawing, ["svg"]), (.template, ["template"]),
      (.mathematics, ["math"]),
      (.title, ["title"]), (.meta, ["meta"]), (.head, ["head"]),
    ]
    var names: [(hash: UInt64, value: HTMLElement)] = []
    for (element, words) in table {
      for word in words {
        var (key, rest): (UInt64, UInt64) = (0, 0)
        for index in 0..<word.utf8CodeUnitCount {
          let byte = UInt64(word.utf8Start[index])
          if index < 8 { key = key << 8 | byte } else { rest = rest << 8 | byte }
        }
        names.append((number(key, rest), element))
      }
    }
    return WordTable(names)
  }()
}
