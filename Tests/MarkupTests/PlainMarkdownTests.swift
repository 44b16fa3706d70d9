import Digests
import Glibc
import Papers
import SharedMaterial
import Testing

@testable import Markup

/// Markdown that is read without md4c becomes what it would through it.
@Suite struct PlainMarkdownTests {
  private static func outlines(_ text: [UInt8]) -> (plain: Outline, md4c: Outline) {
    text.withUnsafeBytes {
      (MarkdownOutline.read($0), MarkdownOutline.read($0, throughMd4c: true))
    }
  }

  private static func areAlike(_ text: [UInt8]) -> Bool {
    let (plain, md4c) = outlines(text)
    return plain.text == md4c.text && plain.targets == md4c.targets
      && plain.blocks.elementsEqual(md4c.blocks) {
        $0.kind == $1.kind && $0.line == $1.line && $0.depth == $1.depth && $0.end == $1.end
          && $0.text == $1.text && $0.runs == $1.runs
      }
      && plain.runs.elementsEqual(md4c.runs) {
        $0.kind == $1.kind && $0.range == $1.range && $0.target == $1.target
      }
  }

  private static func expectAlike(_ text: [UInt8], _ name: String) {
    guard !areAlike(text) else { return }
    let (plain, md4c) = outlines(text)
    Issue.record(
      """
      \(name): \(String(decoding: text.prefix(3000), as: UTF8.self))
      plain:
      \(plain.described.prefix(3000))
      md4c:
      \(md4c.described.prefix(3000))
      """)
  }

  private func blocks(_ text: String) -> [PlainBlocks.Block] {
    Array(text.utf8).withUnsafeBytes {
      var (found, blocks) = ([PlainBlocks.Block](), PlainBlocks($0))
      while let block = blocks.next() { found.append(block) }
      return found
    }
  }

  // MARK: What is plain

  @Test func listsOfPapersArePlain() {
    let text = """
      # Papers

      Those that *we* read,
      in order.

      - **[A Title](https://a.org/1)**, Ann Lee \\
        CVPR 2024. [[Code](https://b.org/x_y)]
        - further

        apart
      - Another

      ## More
      1. one
      2. two
      """
    #expect(
      blocks(text + "\n") == [
        .heading(level: 1), .paragraph, .list, .heading(level: 2), .list,
      ])
    PlainMarkdownTests.expectAlike(Array(text.utf8), "list")
  }

  @Test func whatIsNotPlainEndsWhereNothingIsOpen() {
    let text = "> a\n\n- b\n\ntext\n\n```\n# c\n```\n\n# d\n<div>\n# e\n\nf\n"
    #expect(
      blocks(text) == [
        .other(0..<10), .paragraph, .other(16..<29), .heading(level: 1), .other(33..<44),
        .paragraph,
      ])
    PlainMarkdownTests.expectAlike(Array(text.utf8), "other")
  }

  @Test func marksThatArePlain() {
    func isPlain(_ text: String) -> Bool {
      Array((text + "\n").utf8).withUnsafeBytes { bytes in
        var blocks = PlainBlocks(bytes)
        var inlines = PlainInlines()
        return blocks.next() == .paragraph && inlines.find(blocks.lines[...], in: bytes)
      }
    }
    let plain = [
      "**A** and *b*, [c](d) \\* e", "[[c](d(e)f)] ![g](h)", "[![g](h)](i)", "a_b 2 < 3 AT&T !",
      "[a] (b) [c][d]",
    ]
    let others = [
      "a ** b", "**a", "**a *b***", "[a](b \"c\")", "[a](b c)", "`a`", "a <b>c</b>", "a <1@b.c>",
      "&amp;",
      "~~a~~",
      "_a_", "[a [b](c)](d)", "*[a*](b)", "é*a*",
    ]
    for text in plain { #expect(isPlain(text), "\(text)") }
    for text in others { #expect(!isPlain(text), "\(text)") }
  }

  // MARK: All is alike

  /// How many texts are tried; `PLAIN_ROUNDS=20000` takes some minutes.
  private static let rounds = getenv("PLAIN_ROUNDS").flatMap { Int(String(cString: $0)) } ?? 1500

  /// A number that seems to be any, the same in every run.
  private struct Random {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, limit)))
    }
  }

  private static let lines = [
    "", "", "", "", "# A heading", "## Two *words*", "### Ends ###", "#tag", "##Title", "# ",
    "- item",
    "- **[A](b)** c", "* item", "+ item", "1. one", "2. two", "1) one", "10. ten", "-   far",
    "-     farther",
    "- [ ] todo", "- [x] done", "- - within", "-", "- ", "text", "text  ", "text \\", "\\",
    "**Bold** \\",
    "*Ann Lee, Bo*", "**open", "close**", "a ** b", "*a **b***",
    "[Title](https://arxiv.org/abs/2401.00001)",
    "[[Paper](https://x.org)] [[Code](https://y.org/a_b)]", "[a](b \"title\")", "[a](<b c>)",
    "[a](b(c)d)",
    "[a](b", "[a] (b)", "[a]", "[a", "b](c)", "![img](i.png)", "[![img](i.png)](u)",
    "[a [b](c) d](e)",
    "![a [b](c)](d)", "[*a*](b)", "*[a](b)*", "`code`", "`open", "```", "```swift", "~~~", "~~~~",
    "> quote",
    ">", "> - x", "| a | b |", "|---|---|", "| c | d |", "a | b", "-|-", "---", "***", "===", "--",
    "<div>",
    "</div>", "<br>", "<a href=\"x\">", "<!-- c -->", "<!-- open", "-->", "<pre>", "</pre>",
    "text <b>bold</b> text", "<b>open", "</b>", "AT&T &amp; &x y; &#233;", "$5 and $6", "$x_1*y$ z",
    "$",
    "a_b_c", "_it_", "__bo__", "___", "\\*no\\*", "\\[ x \\]", "\\(a^2\\)", "[ref]: https://x.org",
    "[ref]",
    "[^1]: note", "https://x.org/a_b*c", "\ttab", "- \ttab", "text\twith tab", "é*a*é", "**标题**：x",
    "中文",
    "::: {#refs}", "x<y and y<z", "~5x", "~~old~~", "!", "!a", "\u{A0}text", "2024. Year",
    "12 Mar 2024",
    "a\\", "**a** **b**", "(x)", "\"q\"", ":--", ": x", "=", "+x", "-x", "_x", "*", "* * *",
    "1234567890. x",
    "[a](b)](c)", "[[a]](b)", "a <1@b.c> d", "<x@y.z>", "&lt;b&gt;", "[a](b?c=1&d=2)",
    "[a](b?c=1&amp;d)", "a\u{0}b", "a\r",
    "\r",
  ]

  @Test func randomLinesAreAlike() {
    var random = Random(state: 63)
    let lines = PlainMarkdownTests.lines
    for round in 0..<PlainMarkdownTests.rounds {
      // Some texts are of few kinds of lines, so that they are plain for long.
      let kinds = round % 3 == 0 ? lines.count : 3 + random.next(below: 6)
      let some = (0..<kinds).map { _ in lines[random.next(below: lines.count)] }
      var text = ""
      for _ in 0..<1 + random.next(below: 12) {
        if random.next(below: 3) == 0 {
          text += String(repeating: " ", count: random.next(below: 7))
        }
        text += (kinds == lines.count ? lines : some)[random.next(below: kinds)] + "\n"
      }
      if random.next(below: 9) == 0 { text.removeLast() }
      PlainMarkdownTests.expectAlike(Array(text.utf8), "round \(round)")
    }
  }

  @Test func randomSignsAreAlike() {
    var random = Random(state: 7)
    let signs = Array("ab  *[](!\\_`<>&~#-1.\n\n|:é")
    for round in 0..<PlainMarkdownTests.rounds {
      var text = round % 2 == 0 ? "- x" : ""
      for _ in 0..<random.next(below: 30) { text.append(signs[random.next(below: signs.count)]) }
      PlainMarkdownTests.expectAlike(Array(text.utf8), "round \(round)")
    }
  }

  // MARK: What people wrote

  private static let files: [[UInt8]] = {
    var files: [[UInt8]] = []
    func add(_ folder: String) {
      guard let entries = opendir(folder) else { return }
      defer { closedir(entries) }
      while let entry = readdir(entries) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasPrefix(".") { continue }
        let path = folder + "/" + name
        if entry.pointee.d_type == UInt8(DT_DIR) { add(path) } else { files.append(read(path)) }
      }
    }
    for name in ["cases", "lists", "digests"] { add(SharedMaterial.folder + name) }
    return files
  }()

  private static func read(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    return bytes
  }

  @Test(.enabled(if: SharedMaterial.isThere, SharedMaterial.why))
  func filesAreAlike() {
    #expect(PlainMarkdownTests.files.count > 100)
    for file in PlainMarkdownTests.files { PlainMarkdownTests.expectAlike(file, "file") }
  }

  @Test(.enabled(if: SharedMaterial.isThere, SharedMaterial.why))
  func filesThatWereCutAndJoinedAreAlike() {
    var random = Random(state: 14)
    let files = PlainMarkdownTests.files
    for round in 0..<PlainMarkdownTests.rounds / 10 {
      var bytes: [UInt8] = []
      for _ in 0..<4 {
        let piece = files[random.next(below: files.count)]
        let start = random.next(below: piece.count)
        bytes += piece[start..<min(piece.count, start + random.next(below: 3000))]
      }
      PlainMarkdownTests.expectAlike(bytes, "splice \(round)")
    }
  }
}
