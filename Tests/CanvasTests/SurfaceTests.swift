import Canvas
import Testing

@Suite struct SurfaceTests {
  private func surface(_ columns: Int = 10, _ rows: Int = 3) -> Surface {
    Surface(size: Size(columns: columns, rows: rows), width: .bundled)
  }

  private func row(_ surface: Surface, _ row: Int = 0) -> String {
    var text = String.UnicodeScalarView()
    for column in 0..<surface.size.columns { text += surface.scalars(of: surface[column, row]) }
    return String(text)
  }

  @Test(arguments: [
    ("abc", 0, "abc       ", 3), ("中文", 0, "中文      ", 4), ("中文字中文", 0, "中文字中文", 10),
    ("x中文字中文", 0, "x中文字中 ", 11), ("Cafe\u{301}s", 0, "Cafe\u{301}s     ", 5),
    ("abc", 8, "        ab", 10), ("中", 9, "          ", 11), ("abc", -1, "bc        ", 2),
    ("中b", -1, " b        ", 2), ("a\u{1B}[31mb", 0, "a\u{FFFD}[31mb   ", 7),
    ("a\u{202E}b\u{200F}", 0, "ab        ", 2), ("\u{301}x", 0, "x         ", 1),
    ("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", 0, "e\u{301}\u{302}\u{303}\u{304}         ", 1),
  ])
  func putsAndClips(text: String, column: Int, expected: String, end: Int) {
    var surface = surface()
    let clip = Rect(surface.size)
    let reached = surface.put(text, at: Point(column: column, row: 0), role: .title, within: clip)
    #expect(row(surface) == expected)
    #expect(min(reached, 11) == min(end, 11))
    #expect(row(surface, 1) == "          ")
  }

  @Test func halvesOfWideCharactersNeverStayAlone() {
    var random = SeededGenerator(seed: 5)
    let pieces = ["中", "a", "文字", "e\u{301}", "xyz", " ", "\u{301}", "한글"]
    for _ in 0..<2000 {
      var surface = surface(8, 2)
      for _ in 0..<12 {
        let text = (0..<3).map { _ in pieces.randomElement(using: &random)! }.joined()
        let left = Int.random(in: -3...9, using: &random)
        let clip = Rect(
          column: Int.random(in: -2...8, using: &random), row: 0,
          columns: Int.random(in: 0...9, using: &random), rows: 2)
        surface.put(
          text, at: Point(column: left, row: Int.random(in: -1...2, using: &random)), role: .plain,
          within: clip)
        if Bool.random(using: &random) { surface.fill(clip, role: .cursor) }
      }
      for row in 0..<2 {
        for column in 0..<8 {
          let cell = surface[column, row]
          if cell.columns == 2 { #expect(column < 7 && surface[column + 1, row].columns == 0) }
          if cell.columns == 0 { #expect(column > 0 && surface[column - 1, row].columns == 2) }
        }
      }
    }
  }

  @Test func changesAreWhatDiffers() {
    var old = surface()
    var new = surface()
    let clip = Rect(new.size)
    #expect(new.changes(in: 0, since: old) == nil)
    new.put("ab", at: Point(column: 3, row: 0), role: .plain, within: clip)
    #expect(new.changes(in: 0, since: old) == 3..<5)
    #expect(new.changes(in: 1, since: old) == nil)
    old.put("ax", at: Point(column: 3, row: 0), role: .plain, within: clip)
    #expect(new.changes(in: 0, since: old) == 4..<5)
    #expect(new != old)
    old.put("b", at: Point(column: 4, row: 0), role: .title, within: clip)
    #expect(new.changes(in: 0, since: old) == 4..<5)
    old.put("b", at: Point(column: 4, row: 0), role: .plain, within: clip)
    #expect(new == old)
  }

  /// Accents are numbered by the surface; what they look like is compared.
  @Test func clustersAreComparedByLook() {
    var old = surface()
    var new = surface()
    let clip = Rect(new.size)
    new.put("e\u{301}", at: Point(column: 0, row: 0), role: .plain, within: clip)
    old.put("o\u{302}", at: Point(column: 0, row: 1), role: .plain, within: clip)
    old.put("e\u{301}", at: Point(column: 0, row: 0), role: .plain, within: clip)
    #expect(new.changes(in: 0, since: old) == nil)
    old.put("o\u{302}", at: Point(column: 0, row: 0), role: .plain, within: clip)
    #expect(new.changes(in: 0, since: old) == 0..<1)
    // A wide character is a change as a whole.
    new.put("中", at: Point(column: 4, row: 2), role: .plain, within: clip)
    old.put("文", at: Point(column: 4, row: 2), role: .plain, within: clip)
    #expect(new.changes(in: 2, since: old)?.lowerBound == 4)
  }

  @Test func stripsPutTheSameAgain() throws {
    var surface = surface()
    let clip = Rect(surface.size)
    surface.put("a中b", at: Point(column: 0, row: 0), role: .title, within: clip)
    let strip = try #require(surface.strip(clip.line(0)))
    surface.put(strip, in: clip.line(2))
    #expect(row(surface, 2) == row(surface, 0))
    surface.put("e\u{301}", at: Point(column: 0, row: 1), role: .plain, within: clip)
    #expect(surface.strip(clip.line(1)) == nil)
    #expect(surface.strip(Rect(column: 5, row: 0, columns: 6, rows: 1)) == nil)
    let before = surface
    surface.put(strip, in: Rect(column: 0, row: 1, columns: 9, rows: 1))
    #expect(surface == before)
  }

  @Test func surfacesWithoutCells() {
    var surface = surface(0, 0)
    surface.put("abc", at: Point(column: 0, row: 0), role: .plain, within: Rect(surface.size))
    surface.fill(Rect(column: 0, row: 0, columns: 5, rows: 5), role: .plain)
    surface.clear()
    #expect(surface == surface)
  }
}

@Suite struct WidthTests {
  @Test(arguments: [
    ("a", 1), ("é", 1), ("中", 2), ("한", 2), ("\u{301}", 0), ("ℝ", 1), ("\u{200B}", 0),
    ("\u{202E}", 0), ("\u{1B}", 1), ("🙂", 2), ("—", 1), ("ｱ", 1), ("Ａ", 2),
  ])
  func columns(text: String, expected: Int) {
    #expect(Width.bundled.columns(of: text) == expected)
  }

  @Test func textIsTheSumOfItsCharacters() {
    let text = "a中e\u{301}\u{FFFD}🙂b"
    let sum = text.unicodeScalars.reduce(0) { $0 + Width.bundled.columns(of: $1) }
    #expect(Width.bundled.columns(of: text) == sum)
  }
}

/// SplitMix64: the same numbers at every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct SurfaceGateTests {
  /// No control character, and nothing that turns text around or joins it to what stands beside it,
  /// gets into a cell, whichever of all characters is put; of planes in which there is none, a few.
  @Test func nothingThatATerminalObeysIsInACell() {
    var surface = Surface(size: Size(columns: 4, rows: 1), width: .bundled)
    let clip = Rect(surface.size)
    for code in UInt32(0)...0x10FFFF {
      let isEmptyPlane = code >= 0x40000 && code < 0xE0000 || code >= 0xF0000
      guard let scalar = Unicode.Scalar(code), !isEmptyPlane || code % 97 == 0 else { continue }
      surface.clear()
      let text = "a" + String(Character(scalar))
      surface.put(text, at: Point(column: 0, row: 0), role: .plain, within: clip)
      surface.fill(
        Rect(column: 3, row: 0, columns: 1, rows: 1), role: .plain, character: Character(scalar))
      for column in 0..<4 {
        for shown in surface.scalars(of: surface[column, 0]) where shown.value >= 0x7F {
          let properties = shown.properties
          let isClean =
            properties.generalCategory != .control && !properties.isDefaultIgnorableCodePoint
            && !properties.isBidiControl && !properties.isEmojiModifier
            && !(0x1F1E6...0x1F1FF).contains(shown.value)
          if !isClean { Issue.record("U+\(String(code, radix: 16)) gets to the terminal") }
        }
        for shown in surface.scalars(of: surface[column, 0]) where shown.value < 0x20 {
          Issue.record("U+\(String(code, radix: 16)) gets to the terminal")
        }
      }
    }
  }

  /// The same, in bytes that are no text, and at addresses of links.
  @Test func bytesAreCleanedToo() {
    var surface = Surface(size: Size(columns: 9, rows: 1), width: .bundled)
    let bytes: [UInt8] = [0x1B, 0x5B, 0x9B, 0xC2, 0x9B, 0xFF, 0x0D, 0xE2, 0x80]
    bytes.withUnsafeBytes {
      _ = surface.put(
        utf8: $0, at: Point(column: 0, row: 0), role: .plain, within: Rect(surface.size))
    }
    for column in 0..<9 {
      for scalar in surface.scalars(of: surface[column, 0]) {
        #expect(scalar == "[" || scalar == " " || scalar == "\u{FFFD}")
      }
    }
    for address in ["https://a\u{1B}\\", "https://a\u{9C}", "https://a b", "https://ä", "a\u{7}"] {
      surface.link(address, row: 0, columns: 0..<2)
    }
    #expect(surface.links.isEmpty)
  }

  /// A change that ends in a wide character has both its halves.
  @Test func changesAreWholeCharacters() {
    var old = Surface(size: Size(columns: 6, rows: 1), width: .bundled)
    var new = old
    let clip = Rect(new.size)
    old.put("a中b", at: Point(column: 0, row: 0), role: .plain, within: clip)
    new.put("a字b", at: Point(column: 0, row: 0), role: .plain, within: clip)
    #expect(new.changes(in: 0, since: old) == 1..<3)
  }
}
