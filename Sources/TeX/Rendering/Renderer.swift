/// Turns a text into what is shown. Text and formulas have a file each; they call one another, to a
/// depth that is bounded: what lies deeper is shown as it was written.
struct Renderer {
  let source: UnsafeRawBufferPointer
  let lexer: Lexer
  var output = Output()
  /// How many quotations are open.
  var openQuotes = 0
  var word = Word()
  /// Where the output ended when a script of one character, without braces, was its end.
  var looseEnd = -1
  /// What the text itself makes of the macros that everybody defines; found at the first of them.
  var ownMacros: OwnMacros?
  /// Where the text began that we are in: accents of it are on no letter before.
  var textStart = Output.start
  /// How many groups, arguments and formulas we are in.
  private(set) var depth = 0
  /// How many things were looked at; the work done is linear in the source.
  var steps = 0
  private let firstSpecial: Int

  /// Deeper than anyone writes. A level takes up to 5 KB of the stack, so that all of them are safe
  /// on a thread with 512 KB.
  static let depthLimit = 32

  init(_ source: UnsafeRawBufferPointer) {
    self.source = source
    firstSpecial = Special.first(in: source, 0..<source.count)
    lexer = Lexer(bytes: source, outline: Outline(source, from: firstSpecial))
    output.reserve(source.count + 16)
  }

  mutating func run() {
    output.copy(source, 0..<firstSpecial)
    text(firstSpecial..<source.count)
  }

  /// Renders what is one level deeper; beyond the bound it is shown as it was written.
  mutating func descend(into range: Range<Int>, _ body: (inout Renderer) -> Void) {
    guard depth < Renderer.depthLimit else { return output.copy(source, range) }
    depth += 1
    body(&self)
    depth -= 1
  }

  /// Renders something in a style that is added to the one that holds.
  mutating func styled(_ style: TeXText.Style, _ body: (inout Renderer) -> Void) {
    let outer = output.style
    output.style.formUnion(style)
    body(&self)
    output.style = outer
  }

  /// A formula, without its signs.
  mutating func formula(_ pair: Outline.Pair) {
    styled(.mathematics) { renderer in
      var list = FormulaList(pair.inner)
      renderer.run(&list)
      // A blank at its end is one to the word after it.
      if list.owesBlank, pair.end < renderer.source.count, !Lexer.isBlank(renderer.source[pair.end])
      {
        renderer.output.putBlank(at: pair.close)
      }
    }
  }

  /// Shows a command that is not known as it was written, its groups with their braces.
  mutating func unknown(
    _ command: Lexer.Command, before end: Int, _ inner: (inout Renderer, Range<Int>) -> Void
  ) -> Int {
    output.copy(source, command.range)
    var offset = command.range.upperBound
    while let pair = lexer.group(at: offset, before: end) {
      output.copy(source, pair.open..<pair.open + 1)
      inner(&self, pair.inner)
      output.copy(source, pair.close..<pair.end)
      offset = pair.end
    }
    return offset
  }
}

/// The word that a place is in, looked at once, however many places of it are asked for.
struct Word {
  private var start = 0
  private var end = 0
  private var hasScheme = false

  /// Whether what stands before an offset, up to the last blank, is a web address. Offsets may only
  /// grow.
  mutating func isAddress(_ bytes: UnsafeRawBufferPointer, upTo offset: Int) -> Bool {
    while end < offset {
      if bytes[end] <= 0x20 {
        (start, hasScheme) = (end + 1, false)
      } else if bytes[end] == 0x2F, end >= start + 2, bytes[end - 1] == 0x2F, bytes[end - 2] == 0x3A
      {
        hasScheme = true
      }
      end += 1
    }
    return hasScheme
  }
}
