/// Cuts a query into tokens, in one pass over its bytes. Any text can be cut.
///
/// Words are divided by blanks. At the start of a word, and only there, `-` and `!` turn it round, `(` opens a
/// group, `|` divides alternatives, `"` begins a quotation, `/` a pattern and `~` a fuzzy word; so `t-test`,
/// `f(x)` and `a|b` are words. A group behind a field's colon is about that field: in `cat:(cs.LG | cs.CL)` both words
/// are. A `|` at the end of a word divides too, and a `)` that closes nothing in the
/// word ends it. In a quotation two marks are one that belongs to it; in the value of a field one may
/// stand anywhere.
struct QueryLexer {
  let bytes: [UInt8]
  var index = 0
  /// The fields of the groups that are open, the outermost first.
  private var groups: [QueryField?] = []
  /// From here on no mark closes a quotation.
  var lastMark: Int
  private var tokens: [QueryToken] = []

  /// Groups are no deeper; a bracket in so many others is text. So nothing that walks a tree runs out of stack.
  static let depthLimit = 64

  private init(_ bytes: [UInt8]) { (self.bytes, lastMark) = (bytes, bytes.count) }

  static func tokens(of text: String) -> [QueryToken] {
    var lexer = QueryLexer(Array(text.utf8))
    lexer.run()
    return lexer.tokens
  }

  private mutating func run() {
    while true {
      while case let blank = blank(at: index), blank > 0 { index += blank }
      guard index < bytes.count else { return }
      let start = index
      let isNegated = isSign(at: index)
      if isNegated { index += 1 }
      switch bytes[index] {
      case UInt8(ascii: "|") where !isNegated: addSign(.bar, start)
      case UInt8(ascii: "(") where groups.count < QueryLexer.depthLimit:
        open(start, isNegated: isNegated, of: groups.last ?? nil)
      case UInt8(ascii: ")") where !isNegated:
        _ = groups.popLast()
        addSign(.closing, start)
      default: addWord(start, isNegated: isNegated)
      }
    }
  }

  private mutating func open(_ start: Int, isNegated: Bool, of field: QueryField?) {
    addSign(.opening, start, isNegated: isNegated)
    groups.append(field)
  }

  private mutating func addSign(_ kind: QueryToken.Kind, _ start: Int, isNegated: Bool = false) {
    index += 1
    tokens.append(
      QueryToken(
        kind: kind, span: start..<index, field: nil, isNegated: isNegated,
        valueSpan: index - 1..<index, value: "", quotation: .none, depth: groups.count))
  }

  /// A sign turns round what follows it at once; two signs are a text.
  private func isSign(at index: Int) -> Bool {
    guard isOne(of: "-!", at: index), index + 1 < bytes.count else { return false }
    return blank(at: index + 1) == 0 && !isOne(of: "-!)|", at: index + 1)
  }

  private mutating func addWord(_ start: Int, isNegated: Bool) {
    let own = takeField()
    if let own, own != .sort, index > start + 1, isOne(of: "(", at: index),
      groups.count < QueryLexer.depthLimit, bytes[index - 1] == UInt8(ascii: ":")
    {
      return open(start, isNegated: isNegated, of: own)
    }
    let field = own ?? groups.last ?? nil
    let valueStart = index
    var kind = QueryToken.Kind.word
    let takesPattern = field == nil || field?.textField != nil
    let part: QueryValue
    if takesPattern, isOne(of: "/", at: index) {
      kind = .pattern
      part = takePattern()
    } else {
      if field == nil, isOne(of: "~", at: index), index + 1 < bytes.count,
        blank(at: index + 1) == 0, !isOne(of: ")|", at: index + 1)
      {
        kind = .fuzzy
        index += 1
      }
      part = takeValue(hasQuotations: field != nil || isOne(of: "\"", at: index))
    }
    tokens.append(
      QueryToken(
        kind: kind, span: start..<index, field: field, isNegated: isNegated,
        valueSpan: valueStart..<index, value: String(decoding: part.bytes, as: UTF8.self),
        quotation: part.quotation, depth: groups.count))
  }

  /// `#`, or the name of a field and its colon.
  private mutating func takeField() -> QueryField? {
    if isOne(of: "#", at: index) {
      index += 1
      return .tag
    }
    // No name is longer.
    let name = bytes[index...].prefix(12).prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    guard isOne(of: ":", at: name.endIndex),
      let field = QueryField(name: String(decoding: name, as: UTF8.self))
    else { return nil }
    index = name.endIndex + 1
    return field
  }
}

/// What a word says, and whether it stands in quotation marks.
struct QueryValue {
  var bytes: [UInt8] = []
  var quotation = QueryToken.Quotation.none
}
