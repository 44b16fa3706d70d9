import Canvas
import Testing

/// Time as the reader of input sees it: what is waited for, and for how long. What sequences mean is in
/// the table of `InterfaceTests`.
@Suite struct InputReaderTests {
  /// Pieces with the time at which each comes; then it is `end`.
  private func keys(_ pieces: [(Int, String)], end: Int, timing: InputTiming = InputTiming())
    -> String
  {
    var reader = InputReader(timing: timing)
    for (time, text) in pieces {
      InputReaderTests.pass(&reader, until: time)
      reader.feed(text.utf8, at: time)
    }
    InputReaderTests.pass(&reader, until: end)
    return InputReaderTests.take(&reader)
  }

  private static func pass(_ reader: inout InputReader, until time: Int) {
    while let deadline = reader.deadline, deadline <= time { reader.tick(at: deadline) }
  }

  private static func take(_ reader: inout InputReader) -> String {
    var text = ""
    while let input = reader.next() {
      switch input {
      case .event(.key(let key)): text += key.description
      case .event(.paste(let pasted)): text += "[\(pasted)]"
      case .event(.pasteLost(let loss)): text += "(\(loss))"
      case .event(.mouse(let mouse)): text += "(\(mouse.action))"
      case .event(.resize), .answer: text += "?"
      }
    }
    return text
  }

  struct Case: Sendable {
    let pieces: [(Int, String)]
    let end: Int
    let expected: String

    init(_ pieces: [(Int, String)], _ end: Int, _ expected: String) {
      (self.pieces, self.end, self.expected) = (pieces, end, expected)
    }
  }

  private static let cases: [Case] = [
    // Escape is a key after 25 ms, not before.
    Case([(0, "\u{1B}")], 24, ""), Case([(0, "\u{1B}")], 25, "<Esc>"),
    Case([(0, "\u{1B}"), (24, "OB")], 24, "<Down>"),
    // Too late is dropped, for 150 ms; a key that might begin one waits for that time.
    Case([(0, "\u{1B}"), (30, "OB")], 1000, "<Esc>"),
    Case([(0, "\u{1B}"), (30, "OBj")], 1000, "<Esc>j"),
    Case([(0, "\u{1B}"), (100, "O")], 174, "<Esc>"),
    Case([(0, "\u{1B}"), (100, "O")], 175, "<Esc>O"),
    Case([(0, "\u{1B}"), (30, "j")], 30, "<Esc>j"),
    Case([(0, "\u{1B}"), (176, "O")], 176, "<Esc>O"),
    Case([(0, "\u{1B}"), (30, "]11;rgb:"), (200, "0/0/0\u{7}j")], 1000, "<Esc>j"),
    // A beginning is Alt with its letter after 200 ms, or what is left of a sequence.
    Case([(0, "\u{1B}P")], 199, ""), Case([(0, "\u{1B}P"), (201, "j")], 201, "<A-P>j"),
    Case([(0, "\u{1B}Pq"), (150, "q"), (300, "q"), (501, "j")], 501, "j"),
    Case([(0, "\u{1B}[1;"), (201, "j")], 201, "j"), Case([(0, "\u{1B}[M "), (201, "j")], 201, "j"),
    Case([(0, "\u{1B}P\r")], 0, "<A-P><Enter>"), Case([(0, "\u{1B}P\u{1B}[A")], 0, "<A-P><Up>"),
    Case([(0, "\u{1B}]11;rgb:\u{1B}")], 200, "<Esc>"),
    Case([(0, "\u{1B}]11;rgb:\u{1B}OB")], 0, "<Down>"),
    // A paste ends with its mark and a silence, or by silence alone, and then keys act.
    Case([(0, "\u{1B}[200~a"), (150, "b\u{1B}[20"), (300, "1~")], 324, ""),
    Case([(0, "\u{1B}[200~a"), (150, "b\u{1B}[20"), (300, "1~")], 325, "[ab]"),
    Case([(0, "\u{1B}[200~ab"), (201, "j")], 201, "(unfinished)j"),
    // Ctrl-C gets through; what comes at once with it belongs to what it ended.
    Case([(0, "\u{1B}[200~ab\u{3}cd\u{3}"), (26, "j")], 26, "(unfinished)<C-c><C-c>j"),
    Case([(0, "\u{1B}]52;c;\u{3}Oq"), (26, "j")], 26, "<C-c>j"),
    Case([(0, "\u{1B}\u{3}\u{1B}[\u{3}\u{1B}[M \u{3}")], 0, "<Esc><C-c><A-[><C-c><C-c>"),
  ]

  @Test(arguments: InputReaderTests.cases)
  func time(_ item: Case) {
    #expect(keys(item.pieces, end: item.end) == item.expected)
  }

  @Test func overALineEscapeWaitsForTheAnswerTime() {
    #expect(InputTiming().escape == 25)
    #expect(InputTiming(roundTrip: nil).escape == 150)
    #expect(InputTiming(roundTrip: 40).escape == 65)
    #expect(InputTiming(roundTrip: 10_000).escape == 150)
    #expect(InputTiming(roundTrip: -5).escape == 25)
    #expect(InputTiming(roundTrip: 0) == InputTiming())
    let slow = InputTiming(roundTrip: 75)
    #expect(keys([(0, "\u{1B}"), (99, "OB")], end: 99, timing: slow) == "<Down>")
    #expect(keys([(0, "\u{1B}"), (101, "OB")], end: 1000, timing: slow) == "<Esc>")
  }

  /// Nothing is awaited when nothing was begun: an idle program sleeps.
  @Test(arguments: [
    "j", "\u{1B}[A", "\u{1B}[<0;1;1M", "\u{1B}]11;rgb:0/0/0\u{7}", "é", "\u{E9}\u{1B}b", "\r",
  ])
  func nothingIsAwaitedAfterAWholeKey(text: String) {
    var reader = InputReader()
    reader.feed(text.utf8, at: 0)
    #expect(reader.deadline == nil)
  }

  /// What belongs to something too long is not read as keys, also when it comes in parts.
  @Test(arguments: ["\u{1B}]52;c;", "\u{1B}[200~", "\u{1B}P", "\u{1B}["], [0, 100])
  func whatIsTooLongIsDroppedWhole(beginning: String, pause: Int) {
    var reader = InputReader()
    reader.feed(beginning.utf8, at: 0)
    for part in 0..<300 {
      InputReaderTests.pass(&reader, until: part * pause)
      reader.feed(String(repeating: "1", count: 1000).utf8, at: part * pause)
    }
    reader.feed("\u{1B}[201~Oq".utf8, at: 300 * pause)
    InputReaderTests.pass(&reader, until: 300 * pause + 400)
    reader.feed("j".utf8, at: 300 * pause + 400)
    let expected =
      switch beginning {
      case "\u{1B}[200~": "(tooLong)j"
      // An escape sequence ends at any length; two keys come after it.
      case "\u{1B}[": "Oqj"
      default: "j"
      }
    #expect(InputReaderTests.take(&reader) == expected)
  }

  @Test func twoPressesAreOneOfTheirOwn() {
    let press = "\u{1B}[<0;3;4M"
    #expect(
      keys([(0, press), (399, press), (500, press)], end: 500) == "(press)(doublePress)(press)")
    #expect(keys([(0, press), (400, press)], end: 400) == "(press)(press)")
    #expect(keys([(0, press), (9, "\u{1B}[<0;4;4M")], end: 9) == "(press)(press)")
  }

  @Test func answersAreNoEvents() {
    var reader = InputReader()
    reader.feed("\u{1B}]11;rgb:12/34/56\u{1B}\\\u{1B}[?62;22c".utf8, at: 0)
    #expect(reader.next() == .answer(.background("rgb:12/34/56")))
    #expect(reader.next() == .answer(.attributes))
    #expect(reader.next() == nil)
  }

  /// What the terminal tells of its background by itself, and what only looks like it.
  @Test func reportsOfTheBackground() {
    var reader = InputReader()
    reader.feed("\u{1B}[?997;1n\u{1B}[?997;2n".utf8, at: 0)
    #expect(reader.next() == .answer(.ground(.dark)))
    #expect(reader.next() == .answer(.ground(.light)))
    for text in [
      "?997n", "?997;n", "?997;0n", "?997;3n", "?997;12n", "?997;1;1n", "?0997;1n", "997;1n",
      ">997;1n", "?996;1n", "?997;1$n", "?997:1n", "?997;99999999999999999999n",
    ] {
      reader.feed("\u{1B}[\(text)".utf8, at: 1)
      #expect(reader.next() == nil, "\(text)")
    }
  }

  @Test func whatIsUnfinishedIsForgotten() {
    var reader = InputReader()
    reader.feed("\u{1B}[200~text".utf8, at: 0)
    reader.reset()
    #expect(reader.deadline == nil)
    reader.feed("j".utf8, at: 1)
    #expect(InputReaderTests.take(&reader) == "j")
  }
}
